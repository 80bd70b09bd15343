package dev.raven.core.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.audit.AcceptRollbackRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.Rollback;
import dev.raven.core.audit.RollbackAlarm;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackServiceTest {
    private static final Rollback LOST = new Rollback(
            new Ids(new SecureRandom()).tenant(),
            new AuditHead(5, "a".repeat(64)),
            new AuditHead(3, "b".repeat(64)),
            4);

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final List<Rollback> accepted = new ArrayList<>();
    private final List<Integer> recordedBefore = new ArrayList<>();
    private boolean failing;

    /** One log that went back. */
    private final class OneAlarm implements RollbackAlarm {
        @Override
        public List<Rollback> raised() {
            return accepted.isEmpty() ? List.of(LOST) : List.of();
        }

        @Override
        public void accept(List<Rollback> rollbacks) {
            if (failing) {
                throw UnavailableException.audit(null);
            }
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
        assertThat(log.entries()).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("audit.accept_rollback");
            assertThat(entry.log()).isEqualTo(LOST.log());
        });
        assertThat(log.entries()).last().satisfies(entry -> {
            assertThat(entry.outcome()).hasValue(AuditOutcome.SUCCESS);
            assertThat(entry.intentId()).isPresent();
        });
        assertThat(log.entries()).first().satisfies(entry -> {
            assertThat(entry.outcome()).as("nothing is done yet").isEmpty();
            assertThat(entry.details())
                    .containsEntry("from_sequence", 5L)
                    .containsEntry("to_sequence", 3L)
                    .containsEntry("lost_from_sequence", 4L)
                    .containsEntry("justification", "restored from Monday's backup");
        });
        assertThat(service.accept(operator, new AcceptRollbackRequest("again"))).isEmpty();
        assertThat(log.entries()).last().satisfies(entry -> {
            assertThat(entry.log()).isEqualTo(TenantId.PLATFORM);
            assertThat(entry.details()).containsOnlyKeys("justification");
        });
    }

    @Test
    void whatCouldNotBeAcceptedIsRecordedAsThat() {
        RollbackService service = new RollbackService(new OneAlarm(), log);
        failing = true;
        assertThatThrownBy(() ->
                        service.accept(Caller.anonymous(Scene.ORIGIN), new AcceptRollbackRequest("the disk is full")))
                .isInstanceOf(UnavailableException.class);
        assertThat(log.entries())
                .extracting(AuditEntry::outcome)
                .containsExactly(Optional.empty(), Optional.of(AuditOutcome.FAILURE));
        assertThat(log.entries().get(1).reason()).hasValue("audit_unavailable");
    }

    @Test
    void aReasonThatNamesAPersonIsRefusedBeforeAnythingIsAccepted() {
        RollbackService service = new RollbackService(new OneAlarm(), log);
        assertThatThrownBy(() -> service.accept(
                        Caller.anonymous(Scene.ORIGIN), new AcceptRollbackRequest("jane.roe@example.com asked for it")))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("reason")));
        assertThat(accepted).isEmpty();
        assertThat(log.entries()).isEmpty();
    }
}
