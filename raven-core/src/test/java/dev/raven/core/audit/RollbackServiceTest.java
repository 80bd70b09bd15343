package dev.raven.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.audit.AcceptRollbackRequest;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollbackServiceTest {
    private static final Rollback LOST = new Rollback(
            new Ids(new SecureRandom()).tenant(), new AuditHead(5, "a".repeat(64)), new AuditHead(3, "b".repeat(64)));

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final List<Rollback> accepted = new ArrayList<>();
    private final List<Integer> recordedBefore = new ArrayList<>();

    /** One log that went back. */
    private final class OneAlarm implements RollbackAlarm {
        @Override
        public List<Rollback> raised() {
            return accepted.isEmpty() ? List.of(LOST) : List.of();
        }

        @Override
        public void accept(List<Rollback> rollbacks) {
            recordedBefore.add(log.entries().size());
            accepted.addAll(rollbacks);
        }
    }

    @Test
    void whatIsAcceptedIsRecordedFirstWithHowFarItHadComeAndWhy() {
        RollbackService service = new RollbackService(new OneAlarm(), log);
        Caller operator = Caller.anonymous(Scene.ORIGIN);
        assertThat(service.accept(operator, new AcceptRollbackRequest("restored from Monday's backup")))
                .containsExactly(LOST);
        assertThat(recordedBefore).containsExactly(1);
        assertThat(log.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("audit.accept_rollback");
            assertThat(entry.log()).isEqualTo(LOST.log());
            assertThat(entry.details())
                    .containsEntry("from_sequence", 5L)
                    .containsEntry("to_sequence", 3L)
                    .containsEntry("justification", "restored from Monday's backup");
        });
        assertThat(service.accept(operator, new AcceptRollbackRequest("again"))).isEmpty();
        assertThat(log.entries()).last().satisfies(entry -> {
            assertThat(entry.log()).isEqualTo(TenantId.PLATFORM);
            assertThat(entry.details()).containsOnlyKeys("justification");
        });
    }
}
