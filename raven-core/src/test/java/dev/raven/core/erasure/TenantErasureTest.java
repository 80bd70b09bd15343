package dev.raven.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.api.tenant.EraseTenantRequest;
import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.api.user.HoldRequest;
import dev.raven.core.access.ApiKeyStore;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.JobStore;
import dev.raven.core.job.Jobs;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyStore;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.page.PageRange;
import dev.raven.core.registration.Registration;
import dev.raven.core.registration.RegistrationService;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Meanwhile;
import dev.raven.core.scene.Scene;
import dev.raven.core.tenant.TenantService;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.user.LegalHoldService;
import dev.raven.core.user.UserService;
import dev.raven.core.user.UserStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TenantErasureTest {
    private static final String ADDRESS = "acme@example.com";

    private final Scene scene = new Scene();
    private final Registration registered = register();
    private final Caller acme = Scene.caller(registered.apiKey());
    private final Caller operator =
            new Caller(Optional.empty(), Optional.empty(), Optional.of("operator"), Set.of(), Scene.ORIGIN);
    private final TenantId tenant = acme.tenantId();
    private final UserId alice = scene.user(acme);
    private final UserId bob = scene.user(acme);
    private final TenantErasureService erasures = scene.get(TenantErasureService.class);
    private final KeyStore keys = scene.get(KeyStore.class);

    private Registration register() {
        return scene.get(RegistrationService.class)
                .register(Caller.anonymous(Scene.ORIGIN), new RegisterTenantRequest("Acme", ADDRESS, null));
    }

    private Begun erase() {
        return erasures.erase(acme, new EraseTenantRequest(tenant.value()));
    }

    private Begun eraseAsOperator() {
        return erasures.erase(operator, Optional.of(tenant), new EraseTenantRequest(tenant.value()));
    }

    private void resume() {
        scene.clock().advance(Erasures.LEASE.plusSeconds(1));
        ErasureWorker worker = scene.anotherNode().get(ErasureWorker.class);
        while (worker.runNext(() -> {})) {}
    }

    @Test
    void aTenantGoesWithAllItHasAndNobodyElse() {
        ConversationId talk = scene.conversation(acme, alice);
        scene.ingest(acme, alice, talk, "the code is 4711");
        scene.get(Jobs.class).ensure(tenant, JobOrder.of(JobKind.SWEEP_RETENTION, Map.of()));
        Caller other = scene.tenant();
        UserId carol = scene.user(other);
        scene.ingest(other, carol, scene.conversation(other, carol), "the code is 0815");

        Begun begun = erase();

        assertThat(begun.deletion().destroyed()).isEqualTo(new Destroyed(1, 0, Optional.empty(), 1, 2, 4));
        Receipt receipt = begun.receipt().orElseThrow();
        assertThat(receipt.note()).contains("subject tenant " + tenant).startsWith("raven/" + TenantId.PLATFORM + "\n");
        assertThat(receipt.finalAt()).contains(receipt.completedAt().plus(Duration.ofDays(14)));
        assertThat(keys.find(new KeyName.OfTenant(tenant, KeyPurpose.DATA))).isEmpty();
        assertThat(keys.find(new KeyName.OfTenant(tenant, KeyPurpose.INDEX))).isEmpty();
        assertThat(keys.find(new KeyName.OfSubject(tenant, alice))).isEmpty();
        assertThat(scene.get(UserStore.class).ids(tenant, 0, 9).items()).isEmpty();
        assertThat(scene.get(MemoryStore.class).tail(tenant, alice, Optional.empty(), 9))
                .isEmpty();
        assertThat(scene.get(ApiKeyStore.class).list(tenant)).isEmpty();
        assertThat(scene.get(JobStore.class).list(tenant, new PageRange(9, 0)).items())
                .isEmpty();
        assertThat(scene.get(TenantStore.class).ids(0, 9).items()).containsExactly(other.tenantId());
        assertThat(scene.found(other, carol, "code")).containsExactly("the code is 0815");
    }

    @Test
    void whoIsStillAtWorkForItIsToldThatItsKeyIsNoneAnyMore() {
        erase();
        assertThatThrownBy(() -> scene.user(acme)).isInstanceOf(UnauthenticatedException.class);
        assertThatThrownBy(() -> scene.get(TenantService.class).find(acme)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void itsAddressCanRegisterAnew() {
        erase();
        assertThat(register().tenant().id()).isNotEqualTo(tenant);
    }

    @Test
    void theOperatorAsksAgainAndIsAnsweredTheSame() {
        Begun first = erase();
        assertThat(eraseAsOperator()).isEqualTo(first);
        assertThat(erasures.receipt(operator, Optional.of(first.deletion().receipt())))
                .isEqualTo(first.receipt().orElseThrow());
        assertThat(scene.get(DeletionStore.class).after(TenantId.PLATFORM, 0, 9).items())
                .hasSize(1);
        assertThat(scene.get(ErasedTenants.class).after(0, 9).items()).containsExactly(tenant);
    }

    @Test
    void whatWasStillToBeErasedOfItEndsWithIt() {
        ErasureStore journal = scene.get(ErasureStore.class);
        journal.begin(tenant, Erasure.of(tenant, alice), scene.clock().instant());
        erase();
        resume();
        assertThat(scene.get(DeletionStore.class).find(tenant, alice)).isEmpty();
        assertThat(journal.take(scene.clock().instant().plusSeconds(9_999), Duration.ZERO, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void whatTheOperatorErasesStandsInTheTenantsOwnLogToo() {
        eraseAsOperator();
        assertThat(scene.get(InMemoryAuditLog.class).entries())
                .filteredOn(entry -> entry.action().equals("tenant.erase"))
                .extracting(AuditEntry::log)
                .containsExactly(tenant);
    }

    @Test
    void aTenantIsErasedByNoSlipAndByNoStranger() {
        for (String slip : List.of(
                "",
                "yes",
                tenant.value().toLowerCase(Locale.ROOT),
                scene.tenant().tenantId().value())) {
            assertThatThrownBy(() -> erasures.erase(acme, new EraseTenantRequest(slip)))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            refused -> assertThat(refused.errors())
                                    .extracting("field")
                                    .containsExactly("confirm"));
        }
        TenantId nobody = scene.get(Ids.class).tenant();
        assertThatThrownBy(() -> erasures.erase(operator, Optional.of(nobody), new EraseTenantRequest(nobody.value())))
                .isInstanceOf(NotFoundException.class);
        assertThatCode(() -> scene.user(acme)).doesNotThrowAnyException();
    }

    @Test
    void aHoldOnOneOfItsUsersKeepsAllOfIt() {
        LegalHoldService holds = scene.get(LegalHoldService.class);
        holds.place(acme, Optional.of(bob), new HoldRequest("Case 2026-17"));
        assertThatThrownBy(this::erase).isInstanceOf(ConflictException.class);
        assertThatThrownBy(this::eraseAsOperator).isInstanceOf(ConflictException.class);
        resume();
        assertThat(scene.get(UserService.class).find(acme, Optional.of(alice)).id())
                .isEqualTo(alice);
        assertThat(scene.get(DeletionStore.class).after(TenantId.PLATFORM, 0, 9).items())
                .isEmpty();

        holds.release(acme, Optional.of(bob));
        assertThat(erase().receipt()).isPresent();
    }

    @Test
    void aHoldThatCameJustBeforeItWasClosedLetsItInAgain() {
        LegalHoldService holds = scene.get(LegalHoldService.class);
        TenantStore slow = Meanwhile.before(
                "close",
                TenantStore.class,
                scene.get(TenantStore.class),
                () -> holds.place(acme, Optional.of(bob), new HoldRequest("Case 2026-17")));
        TenantErasureService overtaken = scene.nodeOver(slow).get(TenantErasureService.class);
        assertThatThrownBy(() -> overtaken.erase(acme, new EraseTenantRequest(tenant.value())))
                .isInstanceOf(ConflictException.class);
        assertThat(scene.get(UserService.class).find(acme, Optional.of(alice)).id())
                .isEqualTo(alice);
    }

    @Test
    void whatWasBegunAndNotEndedIsFinishedByAnotherNode() {
        scene.get(ErasureStore.class)
                .begin(tenant, Erasure.of(tenant), scene.clock().instant());
        resume();
        assertThat(scene.get(UserStore.class).ids(tenant, 0, 9).items()).isEmpty();
        assertThat(eraseAsOperator().receipt()).isPresent();
    }

    @Test
    void whatTakesLongIsAnsweredBeforeItIsDone() {
        Erasures slow = scene.get(Erasures.class);
        Begun begun = slow.erase(Erasure.of(tenant), "req_test", scene.clock().instant());
        assertThat(begun.receipt()).isEmpty();
        assertThat(scene.get(TenantStore.class).find(tenant)).isEmpty();
        assertThat(keys.find(new KeyName.OfTenant(tenant, KeyPurpose.DATA))).isEmpty();

        resume();
        Begun done = eraseAsOperator();
        assertThat(done.deletion()).isEqualTo(begun.deletion());
        assertThat(done.receipt()).isPresent();
    }
}
