package dev.raven.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditKeyRotation;
import dev.raven.core.audit.AuditKeys;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.EventId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import dev.raven.core.user.UserStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final TenantId tenant = acme.tenantId();
    private final UserId alice = scene.user(acme);
    private final Erasure what = Erasure.of(tenant, alice);

    private List<AuditEntry> recorded() {
        return scene.get(InMemoryAuditLog.class).entries().stream()
                .filter(entry -> entry.action().equals("erasure.complete"))
                .toList();
    }

    @Test
    void whatCannotBeSignedYetIsRecordedOnce() {
        ErasureService keyless = scene.nodeOver(new AwayKeys()).get(ErasureService.class);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> keyless.eraseUser(acme, Optional.of(alice)))
                    .isInstanceOf(UnavailableException.class);
        }
        Receipt receipt = scene.get(ErasureService.class).eraseUser(acme, Optional.of(alice));
        assertThat(recorded()).hasSize(1);
        assertThat(receipt.note()).contains("audit-sequence " + receipt.auditSequence() + "\n");
    }

    @Test
    void nothingIsGoneOnWithThatCouldNotBeRecorded() {
        for (boolean room : List.of(false, true)) {
            scene.get(ErasureStore.class).begin(tenant, what, scene.clock().instant());
            ErasureWorker worker = scene.nodeOver(new AwayLog(room)).get(ErasureWorker.class);
            assertThatThrownBy(() -> worker.runNext(() -> {})).isInstanceOf(UnavailableException.class);
            assertThat(scene.get(UserStore.class).find(tenant, alice)).isPresent();
        }
        scene.clock().advance(Duration.ofHours(2));
        assertThat(scene.get(ErasureWorker.class).runNext(() -> {})).isTrue();
        assertThat(scene.get(UserStore.class).find(tenant, alice)).isEmpty();
        assertThat(recorded()).hasSize(1);
    }

    /** The key service of a node that cannot reach it. */
    private static final class AwayKeys implements AuditKeys {
        @Override
        public AuditKeyRotation rotate() {
            throw UnavailableException.memoryFull();
        }

        @Override
        public String sign(String text) {
            throw UnavailableException.memoryFull();
        }
    }

    /** A log of which a copy fails, or that went back in time. */
    private record AwayLog(boolean room) implements AuditLog {
        @Override
        public EventId record(AuditEntry entry) {
            throw new AssertionError("nothing is to be recorded");
        }

        @Override
        public void recordBehind(AuditEntry entry) {
            throw new AssertionError("nothing is to be recorded");
        }

        @Override
        public void requireRoom(TenantId log) {
            if (!room) {
                throw UnavailableException.memoryFull();
            }
        }

        @Override
        public void requireTrust() {
            throw UnavailableException.memoryFull();
        }
    }
}
