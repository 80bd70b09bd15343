package dev.raven.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.user.HoldRequest;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Id;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.ReceiptId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Slice;
import dev.raven.core.scene.Scene;
import dev.raven.core.user.LegalHoldService;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A legal hold that is placed while an erasure is under way. */
class HeldErasureTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final TenantId tenant = acme.tenantId();
    private final UserId alice = scene.user(acme);
    private final ConversationId talk = scene.conversation(acme, alice);
    private final InteractionId said =
            scene.ingest(acme, alice, talk, "a secret").id();
    private final Erasure conversation = Erasure.of(tenant, alice, talk);
    private final Erasure exchange = Erasure.of(tenant, alice, said);
    private final ErasureStore journal = scene.get(ErasureStore.class);
    private final DeletionStore ledger = scene.get(DeletionStore.class);
    private final LegalHoldService holds = scene.get(LegalHoldService.class);

    private void hold() {
        holds.place(acme, Optional.of(alice), new HoldRequest("Case 2026-17"));
    }

    private void decided(Erasure what) {
        journal.begin(tenant, what, scene.clock().instant());
        ReceiptId receipt = scene.get(Ids.class).receipt();
        Destroyed counted = new Destroyed(1, 0, Optional.of(0L), 0, 0, 0);
        ledger.append(
                tenant, new Deletion(receipt, what, "req_test", scene.clock().instant(), counted));
    }

    private void resume() {
        scene.clock().advance(Duration.ofHours(2));
        ErasureWorker worker = scene.anotherNode().get(ErasureWorker.class);
        while (worker.runNext(() -> {})) {}
    }

    private Optional<Receipt> receipt(Erasure what) {
        return ledger.find(tenant, what.subject()).flatMap(entry -> ledger.receipt(tenant, entry.receipt()));
    }

    @Test
    void whatWasDecidedBeforeTheHoldWaitsUntilItIsReleased() {
        decided(conversation);
        decided(exchange);
        hold();
        resume();
        assertThat(scene.found(acme, alice, "secret")).containsExactly("a secret");
        assertThat(receipt(conversation)).isEmpty();
        assertThat(receipt(exchange)).isEmpty();

        holds.release(acme, Optional.of(alice));
        resume();
        assertThat(scene.found(acme, alice, "secret")).isEmpty();
        assertThat(receipt(conversation)).isPresent();
        assertThat(receipt(exchange)).isPresent();
    }

    @Test
    void aHoldThatComesBeforeTheFirstIsDestroyedWins() {
        ErasureService overtaken = scene.nodeOver(new HoldingLedger()).get(ErasureService.class);
        assertThatThrownBy(() -> overtaken.removeInteraction(acme, Optional.of(alice), Optional.of(said)))
                .isInstanceOf(ConflictException.class);
        holds.release(acme, Optional.of(alice));
        assertThatThrownBy(() -> overtaken.eraseConversation(acme, Optional.of(talk)))
                .isInstanceOf(ConflictException.class);
        assertThat(scene.found(acme, alice, "secret")).containsExactly("a secret");
    }

    @Test
    void whoIsRefusedTakesNothingOutOfTheJournalThatWasDecided() {
        decided(conversation);
        hold();
        assertThatThrownBy(() -> scene.get(ErasureService.class).eraseConversation(acme, Optional.of(talk)))
                .isInstanceOf(ConflictException.class);
        scene.clock().advance(Duration.ofHours(2));
        assertThat(journal.take(scene.clock().instant(), Duration.ofMinutes(1), Duration.ofHours(1)))
                .contains(conversation);
    }

    /** A ledger that is slow enough for a hold to be placed once it is written. */
    private final class HoldingLedger implements DeletionStore {
        @Override
        public Deletion append(TenantId tenant, Deletion deletion) {
            Deletion kept = ledger.append(tenant, deletion);
            hold();
            return kept;
        }

        @Override
        public Optional<Deletion> find(TenantId tenant, Id subject) {
            return ledger.find(tenant, subject);
        }

        @Override
        public long recorded(TenantId tenant, ReceiptId id, long sequence) {
            return ledger.recorded(tenant, id, sequence);
        }

        @Override
        public Optional<Long> recordedAs(TenantId tenant, ReceiptId id) {
            return ledger.recordedAs(tenant, id);
        }

        @Override
        public Receipt complete(TenantId tenant, Receipt receipt) {
            return ledger.complete(tenant, receipt);
        }

        @Override
        public Optional<Receipt> receipt(TenantId tenant, ReceiptId id) {
            return ledger.receipt(tenant, id);
        }

        @Override
        public Slice<Deletion> after(TenantId tenant, long after, int limit) {
            return ledger.after(tenant, after, limit);
        }
    }
}
