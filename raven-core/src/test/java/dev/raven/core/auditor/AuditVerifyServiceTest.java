package dev.raven.core.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.audit.AuditFault;
import dev.raven.core.audit.AuditFinding;
import dev.raven.core.audit.AuditVerdict;
import dev.raven.core.caller.Caller;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.JobState;
import dev.raven.core.job.JobStore;
import dev.raven.core.job.Jobs;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditVerifyServiceTest {
    private final Scene scene = new Scene();
    private final Caller auditor = scene.tenant();
    private final AuditVerifyService service = scene.get(AuditVerifyService.class);

    @Test
    void whatWasFoundAtOnceIsToldLater() {
        assertThat(service.newest(auditor)).isEqualTo(new Verified(Optional.empty(), Optional.empty()));

        AuditVerdict found = service.verify(auditor).verdict().orElseThrow();

        Verified told = service.newest(auditor);
        assertThat(told.verdict()).contains(found);
        assertThat(told.newest()).isEqualTo(told.ended()).map(Job::state).contains(JobState.SUCCEEDED);
        assertThat(scene.get(JobStore.class)
                        .waiting(scene.clock().instant().plus(Duration.ofDays(1)))
                        .jobs())
                .as("nobody does it once more")
                .isZero();
    }

    @Test
    void onlyTheNewestIsKeptSoThatItDrivesNoOtherJobOut() {
        service.verify(auditor);
        scene.clock().advance(Duration.ofHours(1));
        service.verify(auditor);

        assertThat(scene.get(JobStore.class)
                        .list(auditor.tenantId(), new PageRange(9, 0))
                        .items())
                .singleElement()
                .satisfies(job ->
                        assertThat(job.updatedAt()).isEqualTo(scene.clock().instant()));
    }

    @Test
    void aJobThatFoundSomethingIsToldThoughItCountsAsFailed() {
        service.verify(auditor);
        scene.clock().advance(Duration.ofHours(1));
        AuditVerdict bad =
                new AuditVerdict(9, 1, 9, 0, List.of(new AuditFinding(AuditFault.values()[0], 7, "changed")));
        scene.get(Jobs.class).done(auditor.tenantId(), JobKind.VERIFY_AUDIT, Verification.progress(bad));

        Verified told = service.newest(auditor);

        assertThat(told.newest()).map(Job::state).contains(JobState.FAILED);
        assertThat(told.verdict()).contains(bad);
    }

    @Test
    void oneThatIsUnderWayDoesNotHideWhatTheOneBeforeFound() {
        AuditVerdict found = service.verify(auditor).verdict().orElseThrow();
        scene.get(Jobs.class).ensure(auditor.tenantId(), JobOrder.of(JobKind.VERIFY_AUDIT, Map.of()));

        Verified told = service.newest(auditor);

        assertThat(told.newest()).map(Job::state).contains(JobState.QUEUED);
        assertThat(told.verdict()).contains(found);
    }
}
