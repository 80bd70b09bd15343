package dev.raven.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.checklist.AttestRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.EventId;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.ChecklistRow.Audience;
import dev.raven.core.probe.Finding;
import dev.raven.core.probe.Finding.Status;
import dev.raven.core.request.RequestContext;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Several;
import dev.raven.core.tenant.TenantStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChecklistServiceTest {
    private static final Caller OPERATOR = Caller.anonymous(Scene.ORIGIN);

    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final InMemoryAuditLog log = scene.get(InMemoryAuditLog.class);

    private record Look(ChecklistRow row, Function<TenantId, Finding> finds) implements ChecklistProbe {
        @Override
        public Finding look(TenantId owner) {
            return finds.apply(owner);
        }
    }

    private static Look finding(ChecklistRow row, Finding found) {
        return new Look(row, owner -> found);
    }

    private ChecklistService service(AuditLog records, ChecklistProbe... probes) {
        AttestationVault vault = scene.get(AttestationVault.class);
        EveryTenant tenants = new EveryTenant(scene.get(TenantStore.class));
        return new ChecklistService(
                new ChecklistRun(new Several<>(List.of(probes)), tenants, vault, scene.clock()),
                vault,
                records,
                scene.clock());
    }

    private ChecklistService service(ChecklistProbe... probes) {
        return service(log, probes);
    }

    private static CheckedRow row(Checklist checklist, ChecklistRow row) {
        return checklist.rows().stream()
                .filter(checked -> checked.row() == row)
                .findFirst()
                .orElseThrow();
    }

    private static Status status(Checklist checklist, ChecklistRow row) {
        return row(checklist, row).finding().status();
    }

    private static AttestRequest request(String note) {
        return new AttestRequest(note, null);
    }

    @Test
    void whatNobodyLooksAtFailsAndSoDoesWhatThrows() {
        Checklist checklist = service(
                        new Look(ChecklistRow.HTTPS, owner -> {
                            throw new IllegalStateException("broken");
                        }),
                        new Look(ChecklistRow.CLOCK, owner -> {
                            throw UnavailableException.storage(null);
                        }))
                .look(OPERATOR);
        assertThat(row(checklist, ChecklistRow.HTTPS).finding())
                .as("no class and no message of ours")
                .isEqualTo(Finding.fail("It could not be looked at; the log says more."));
        assertThat(row(checklist, ChecklistRow.CLOCK).finding().evidence()).contains("storage_unavailable");
        assertThat(checklist.rows()).hasSize(ChecklistRow.values().length);
        assertThat(checklist.count(Status.PASS)).isZero();
        assertThat(checklist.count(Status.FAIL)).isEqualTo(ChecklistRow.values().length - 3L);
        assertThat(checklist.count(Status.MANUAL)).isEqualTo(3);
    }

    @Test
    void whatDoesNotAnswerInTimeFails() {
        CountDownLatch never = new CountDownLatch(1);
        Map<ChecklistRow, Supplier<Finding>> looks = new EnumMap<>(ChecklistRow.class);
        looks.put(ChecklistRow.HTTPS, () -> {
            try {
                never.await();
            } catch (InterruptedException given) {
                Thread.currentThread().interrupt();
            }
            return Finding.pass("late");
        });
        looks.put(ChecklistRow.CLOCK, () -> Finding.pass("at once"));
        Map<ChecklistRow, Finding> found = Findings.all(looks, Duration.ofMillis(500));
        assertThat(found.get(ChecklistRow.HTTPS)).isEqualTo(Finding.fail("It could not be looked at in time."));
        assertThat(found.get(ChecklistRow.CLOCK)).isEqualTo(Finding.pass("at once"));
    }

    @Test
    void whatALookWritesIntoTheLogBelongsToTheRequestThatMadeIt() {
        RequestContext.begin("req_one");
        try {
            Checklist checklist = service(new Look(
                            ChecklistRow.HTTPS,
                            owner -> Finding.pass(RequestContext.id().orElse("nobody's"))))
                    .look(OPERATOR);
            assertThat(row(checklist, ChecklistRow.HTTPS).finding()).isEqualTo(Finding.pass("req_one"));
        } finally {
            RequestContext.end();
        }
    }

    @Test
    void aTenantSeesNothingOfTheMachines() {
        Checklist checklist = service().look(acme);
        assertThat(checklist.rows())
                .extracting(CheckedRow::row)
                .containsExactlyElementsOf(Stream.of(ChecklistRow.values())
                        .filter(row -> row.audience() != Audience.OPERATOR)
                        .toList());
    }

    @Test
    void anAttestationHoldsUntilItsEndAndSaysWhose() {
        ChecklistService service = service();
        service.attest(acme, Optional.of(ChecklistRow.INCIDENT_RESPONSE), request("rehearsed on Monday"));
        scene.clock().advance(Duration.ofDays(90).minusMillis(1));
        CheckedRow held = row(service.look(acme), ChecklistRow.INCIDENT_RESPONSE);
        assertThat(held.finding().status()).isEqualTo(Status.PASS);
        assertThat(held.finding().evidence())
                .contains(acme.keyId().orElseThrow().value())
                .contains("2026-11-24T12:00:00Z")
                .contains("until 2027-02-22T12:00:00Z");
        scene.clock().advance(Duration.ofMillis(1));
        CheckedRow over = row(service.look(acme), ChecklistRow.INCIDENT_RESPONSE);
        assertThat(over.finding().status()).isEqualTo(Status.MANUAL);
        assertThat(over.attestation()).map(Attestation::note).contains("rehearsed on Monday");
        assertThat(status(service.look(OPERATOR), ChecklistRow.INCIDENT_RESPONSE))
                .isEqualTo(Status.MANUAL);
    }

    @Test
    void theLastWordOnARowTakesThePlaceOfTheOneBefore() {
        ChecklistService service = service();
        service.attest(acme, Optional.of(ChecklistRow.SECRETS_MANAGER), request("one"));
        service.attest(acme, Optional.of(ChecklistRow.INCIDENT_RESPONSE), request("other"));
        service.attest(acme, Optional.of(ChecklistRow.SECRETS_MANAGER), new AttestRequest("two", 1));
        Checklist checklist = service.look(acme);
        assertThat(row(checklist, ChecklistRow.SECRETS_MANAGER).attestation())
                .contains(new Attestation(
                        ChecklistRow.SECRETS_MANAGER,
                        "two",
                        acme.keyId().orElseThrow().value(),
                        scene.clock().instant(),
                        scene.clock().instant().plus(Duration.ofDays(1))));
        assertThat(status(checklist, ChecklistRow.INCIDENT_RESPONSE)).isEqualTo(Status.PASS);
    }

    @Test
    void nobodysWordStandsAgainstWhatWasSeen() {
        ChecklistService service = service(finding(ChecklistRow.DELETION_WORKFLOW, Finding.fail("one hangs")));
        service.attest(acme, Optional.of(ChecklistRow.DELETION_WORKFLOW), request("it works"));
        assertThat(status(service.look(acme), ChecklistRow.DELETION_WORKFLOW)).isEqualTo(Status.FAIL);
    }

    @Test
    void onlyWhatNoMachineKnowsCanBeAttestedAndNobodyIsNamedInIt() {
        ChecklistService service = service();
        assertThatThrownBy(() -> service.attest(acme, Optional.of(ChecklistRow.HTTPS), request("trust me")))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("row_id")));
        for (Optional<ChecklistRow> missing :
                List.of(Optional.<ChecklistRow>empty(), Optional.of(ChecklistRow.REDIS_BIND))) {
            assertThatThrownBy(() -> service.attest(acme, missing, request("it is so")))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThatThrownBy(() ->
                        service.attest(acme, Optional.of(ChecklistRow.SECRETS_MANAGER), request("ask a.b@example.com")))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("note")));
    }

    @Test
    void whatCameOfItIsRecordedInTheLogOfWhoeverLooked() {
        service(finding(ChecklistRow.HTTPS, Finding.pass("tls"))).look(acme);
        AuditEntry entry = log.entries().getLast();
        assertThat(entry.action()).isEqualTo("checklist.run");
        assertThat(entry.log()).isEqualTo(acme.tenantId());
        assertThat(entry.caller()).isEqualTo(acme);
        assertThat(entry.details()).containsEntry("pass", 1L).containsEntry("manual", 3L);
        assertThat(entry.details().get("failing").toString())
                .contains("minimal_scopes,")
                .doesNotContain("https");
    }

    @Test
    void aLogThatTakesNothingDoesNotKeepBackThatItDoes() {
        AuditLog dead = new AuditLog() {
            @Override
            public EventId record(AuditEntry entry) {
                throw UnavailableException.audit(null);
            }

            @Override
            public void recordBehind(AuditEntry entry) {}

            @Override
            public void requireRoom(TenantId of) {}

            @Override
            public void requireTrust() {}
        };
        Checklist checklist = service(dead, finding(ChecklistRow.AUDIT_COPIES, Finding.fail("dead")))
                .look(OPERATOR);
        assertThat(status(checklist, ChecklistRow.AUDIT_COPIES)).isEqualTo(Status.FAIL);
    }

    @Test
    void theOperatorIsShownTheWorstTenant() {
        TenantId bad = scene.tenant().tenantId();
        ChecklistService service = service(new Look(
                ChecklistRow.API_KEYS,
                owner -> owner.equals(bad) ? Finding.warn("endless keys") : Finding.pass("fine")));
        Finding shown = row(service.look(OPERATOR), ChecklistRow.API_KEYS).finding();
        assertThat(shown).isEqualTo(Finding.warn("1 of 2 tenants do not pass, such as " + bad + ": endless keys"));
        assertThat(row(service.look(acme), ChecklistRow.API_KEYS).finding()).isEqualTo(Finding.pass("fine"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DELETION_WORKFLOW", "AUDIT_CHECKPOINTS", "ENCRYPTION_KEYS"})
    void theOperatorIsShownItsOwnAndTheWorstTenant(ChecklistRow row) {
        TenantId bad = scene.tenant().tenantId();
        Finding shown =
                shown(row, owner -> owner.equals(bad) ? Finding.fail("one hangs") : Finding.manual("looked at"));
        assertThat(shown)
                .isEqualTo(Finding.fail("looked at 1 of 2 tenants do not pass, such as " + bad + ": one hangs"));
        assertThat(shown(row, owner -> owner.equals(TenantId.PLATFORM) ? Finding.fail("mine") : Finding.pass("fine")))
                .isEqualTo(Finding.fail("mine All 2 tenants pass."));
        assertThat(shown(row, owner -> Finding.manual("looked at")))
                .isEqualTo(Finding.manual("looked at None of 2 tenants fails."));
    }

    private Finding shown(ChecklistRow row, Function<TenantId, Finding> finds) {
        return row(service(new Look(row, finds)).look(OPERATOR), row).finding();
    }

    /** Looks that begin, and end when they are let. */
    private final class Held {
        private final Semaphore begun = new Semaphore(0);
        private final CountDownLatch ends = new CountDownLatch(1);
        private final ChecklistService service = service(new Look(ChecklistRow.HTTPS, this::hold));
        private final ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor();

        private Finding hold(TenantId owner) {
            begun.release();
            try {
                ends.await();
            } catch (InterruptedException late) {
                Thread.currentThread().interrupt();
            }
            return Finding.pass("at last");
        }

        Future<Checklist> begin(Caller caller) throws InterruptedException {
            Future<Checklist> look = lookers.submit(() -> service.look(caller));
            begun.acquire();
            return look;
        }

        void end(List<Future<Checklist>> looks) throws Exception {
            ends.countDown();
            for (Future<Checklist> look : looks) {
                assertThat(status(look.get(), ChecklistRow.HTTPS)).isEqualTo(Status.PASS);
            }
            lookers.close();
        }
    }

    @Test
    @Timeout(60)
    void anOwnerHasOneLookAtATime() throws Exception {
        Held held = new Held();
        List<Future<Checklist>> looks = List.of(held.begin(acme), held.begin(OPERATOR));
        for (Caller again : List.of(acme, OPERATOR)) {
            assertThatThrownBy(() -> held.service.look(again)).isInstanceOf(UnavailableException.class);
        }
        held.end(looks);
        assertThat(status(held.service.look(acme), ChecklistRow.HTTPS)).isEqualTo(Status.PASS);
    }

    @Test
    @Timeout(60)
    void tenantsThatLookKeepNeitherTheOperatorNorMoreThanAFewAtWork() throws Exception {
        Held held = new Held();
        List<Future<Checklist>> looks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            looks.add(held.begin(scene.tenant()));
        }
        assertThatThrownBy(() -> held.service.look(acme)).isInstanceOf(UnavailableException.class);
        looks.add(held.begin(OPERATOR));
        held.end(looks);
        assertThat(status(held.service.look(acme), ChecklistRow.HTTPS)).isEqualTo(Status.PASS);
    }

    @Test
    void tenantsThatWereNotLookedAtAreNotTakenToPass() {
        EveryTenant tenants = new EveryTenant(scene.get(TenantStore.class));
        Finding cut = tenants.look(finding(ChecklistRow.API_KEYS, Finding.pass("fine")), System.nanoTime() - 1);
        assertThat(cut.status()).isEqualTo(Status.WARN);
    }

    @Test
    void everyRowHasAnIdOfItsOwnAndSaysWhatMendsIt() {
        assertThat(Arrays.stream(ChecklistRow.values()).map(ChecklistRow::remedy))
                .noneMatch(String::isBlank);
        assertThat(Arrays.stream(ChecklistRow.values())
                        .filter(row -> row.guide().isPresent())
                        .map(ChecklistRow::id))
                .containsExactly(
                        "secrets_manager",
                        "keys_per_environment",
                        "minimal_scopes",
                        "https",
                        "kms_encryption",
                        "retention",
                        "deletion_workflow",
                        "rate_limiting",
                        "monitoring_alerting",
                        "incident_response");
    }
}
