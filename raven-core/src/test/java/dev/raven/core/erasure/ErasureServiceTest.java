package dev.raven.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.memory.FlushRequest;
import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.api.user.HoldRequest;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.ConversationService;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.idempotency.FirstResponse;
import dev.raven.core.idempotency.IdempotencyService;
import dev.raven.core.idempotency.KeyedCall;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyStore;
import dev.raven.core.memory.MemoryService;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.Scene;
import dev.raven.core.user.LegalHoldService;
import dev.raven.core.user.UserService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErasureServiceTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final TenantId tenant = acme.tenantId();
    private final UserId alice = scene.user(acme);
    private final UserId bob = scene.user(acme);
    private final ConversationId moving = scene.conversation(acme, alice);
    private final ConversationId cooking = scene.conversation(acme, alice);
    private final ErasureService erasures = scene.get(ErasureService.class);
    private final LegalHoldService holds = scene.get(LegalHoldService.class);
    private final UserService users = scene.get(UserService.class);

    private Receipt erase(UserId user) {
        return erasures.eraseUser(acme, Optional.of(user));
    }

    private void flush() {
        scene.get(MemoryService.class).flush(acme, new FlushRequest(alice.value(), null));
    }

    private void resume() {
        scene.clock().advance(Erasures.LEASE.plusSeconds(1));
        ErasureWorker worker = scene.anotherNode().get(ErasureWorker.class);
        while (worker.runNext(() -> {})) {}
    }

    @Test
    void whoIsErasedIsGoneAndNobodyElse() {
        scene.ingest(acme, alice, moving, "I live in Oslo.");
        flush();
        scene.ingest(acme, alice, moving, "the code is 4711");
        ConversationId bobs = scene.conversation(acme, bob);
        scene.ingest(acme, bob, bobs, "the code is 0815");

        Receipt receipt = erase(alice);

        assertThat(receipt.deletion().destroyed()).isEqualTo(new Destroyed(2, 1, Optional.of(1L), 2, 1, 1));
        assertThat(receipt.finalAt()).contains(receipt.completedAt().plus(Duration.ofDays(14)));
        assertThat(receipt.note()).contains("subject user " + alice).contains("facts 1\n");
        assertThatThrownBy(() -> users.find(acme, Optional.of(alice))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> scene.found(acme, alice, "code")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> scene.get(ConversationService.class).find(acme, Optional.of(moving)))
                .isInstanceOf(NotFoundException.class);
        assertThat(scene.get(KeyStore.class).find(new KeyName.OfSubject(tenant, alice)))
                .isEmpty();
        assertThat(scene.get(MemoryStore.class).tail(tenant, alice, Optional.empty(), 9))
                .isEmpty();
        assertThat(users.list(acme, new PageRange(9, 0)).items()).hasSize(1);
        assertThat(scene.found(acme, bob, "code")).containsExactly("the code is 0815");
    }

    @Test
    void askedAgainAnErasureAnswersTheSame() {
        InteractionId said = scene.ingest(acme, alice, moving, "a secret").id();
        Receipt one = erasures.removeInteraction(acme, Optional.of(alice), Optional.of(said));
        assertThat(erasures.removeInteraction(acme, Optional.of(alice), Optional.of(said)))
                .isEqualTo(one);
        Receipt talk = erasures.eraseConversation(acme, Optional.of(moving));
        assertThat(erasures.eraseConversation(acme, Optional.of(moving))).isEqualTo(talk);
        Receipt person = erase(alice);
        assertThat(erase(alice)).isEqualTo(person);
        assertThat(erasures.receipt(acme, Optional.of(person.id()))).isEqualTo(person);
        assertThat(scene.get(DeletionStore.class).after(tenant, 0, 9).items())
                .extracting(deletion -> deletion.what().kind())
                .containsExactly(ErasureKind.INTERACTION, ErasureKind.CONVERSATION, ErasureKind.USER);
    }

    @Test
    void anotherTenantErasesNothing() {
        Caller mallory = scene.tenant();
        Receipt receipt = erase(bob);
        assertThatThrownBy(() -> erasures.eraseUser(mallory, Optional.of(alice)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> erasures.eraseUser(mallory, Optional.of(bob))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> erasures.eraseConversation(mallory, Optional.of(moving)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> erasures.receipt(mallory, Optional.of(receipt.id())))
                .isInstanceOf(NotFoundException.class);
        assertThatCode(() -> users.find(acme, Optional.of(alice))).doesNotThrowAnyException();
    }

    @Test
    void aConversationGoesWithWhatWasSaidInItAlone() {
        scene.ingest(acme, alice, moving, "I live in Oslo.");
        flush();
        scene.ingest(acme, alice, moving, "the code is 4711");
        scene.ingest(acme, alice, cooking, "the code is 0815");
        assertThat(scene.found(acme, alice, "code")).contains("the code is 4711");

        Receipt receipt = erasures.eraseConversation(acme, Optional.of(moving));

        assertThat(receipt.deletion().destroyed()).isEqualTo(new Destroyed(2, 1, Optional.of(1L), 1, 0, 0));
        assertThat(receipt.finalAt()).isEmpty();
        assertThat(scene.found(acme, alice, "code")).containsExactly("the code is 0815");
        assertThat(Scene.found(scene.anotherNode(), acme, alice, "code")).containsExactly("the code is 0815");
        assertThatThrownBy(() -> scene.ingest(acme, alice, moving, "late")).isInstanceOf(NotFoundException.class);
        assertThat(scene.get(ConversationService.class)
                        .list(acme, Optional.of(alice), new PageRange(9, 0))
                        .items())
                .extracting(conversation -> conversation.id())
                .containsExactly(cooking);
    }

    @Test
    void aRetryOfWhatMadeAConversationDoesNotShowItAfterwards() {
        IdempotencyService retries = scene.get(IdempotencyService.class);
        KeyedCall call = new KeyedCall("key_1", "POST conversations", "name", "{body}");
        retries.begin(call);
        retries.answer(
                call,
                new FirstResponse(
                        tenant,
                        Optional.of(alice),
                        Optional.of(moving),
                        201,
                        "{\"title\":\"Moving\"}",
                        Optional.empty()));
        assertThat(retries.begin(call)).isPresent();
        erasures.eraseConversation(acme, Optional.of(moving));
        assertThat(retries.begin(call)).isEmpty();
    }

    @Test
    void nothingOfWhoIsHeldIsErasedUntilReleased() {
        InteractionId said = scene.ingest(acme, alice, moving, "a secret").id();
        holds.place(acme, Optional.of(alice), new HoldRequest("Case 2026-17"));
        assertThat(users.find(acme, Optional.of(alice)).profile().hold().reason())
                .isEqualTo("Case 2026-17");
        assertThatThrownBy(() -> erase(alice)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> erasures.eraseConversation(acme, Optional.of(moving)))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> erasures.removeInteraction(acme, Optional.of(alice), Optional.of(said)))
                .isInstanceOf(ConflictException.class);
        resume();
        assertThat(scene.found(acme, alice, "secret")).containsExactly("a secret");
        assertThat(scene.get(DeletionStore.class).after(tenant, 0, 9).items()).isEmpty();

        holds.release(acme, Optional.of(alice));
        assertThatCode(() -> erase(alice)).doesNotThrowAnyException();
    }

    @Test
    void aHoldKeepsItsTimeAndTakesNoPersonalDataAsItsReason() {
        for (String personal :
                List.of("alice@example.com asked", "call +49 30 901820", "IBAN DE89 3704 0044 0532 0130 00")) {
            assertThatThrownBy(() -> holds.place(acme, Optional.of(alice), new HoldRequest(personal)))
                    .isInstanceOf(UnprocessableException.class)
                    .hasMessageNotContaining(personal);
        }
        Instant placed = holds.place(acme, Optional.of(alice), new HoldRequest("Case 1"))
                .profile()
                .hold()
                .placedAt();
        scene.clock().advance(Duration.ofDays(1));
        assertThat(holds.place(acme, Optional.of(alice), new HoldRequest("Case 2"))
                        .profile()
                        .hold()
                        .placedAt())
                .isEqualTo(placed);
    }

    @Test
    void whatWasBegunAndNotEndedIsFinishedByAnotherNode() {
        scene.ingest(acme, alice, moving, "the code is 4711");
        Erasure what = Erasure.of(tenant, alice);
        scene.get(ErasureStore.class).begin(tenant, what, scene.clock().instant());
        resume();
        assertThatThrownBy(() -> users.find(acme, Optional.of(alice))).isInstanceOf(NotFoundException.class);
        assertThat(scene.get(MemoryStore.class).tail(tenant, alice, Optional.empty(), 9))
                .isEmpty();
        assertThat(erase(alice).deletion().destroyed().interactions()).isEqualTo(1);
    }

    @Test
    void whoeverComesLateAddsNothing() {
        scene.get(MemoryStore.class).close(tenant, alice);
        assertThatThrownBy(() -> scene.ingest(acme, alice, moving, "late")).isInstanceOf(NotFoundException.class);
    }
}
