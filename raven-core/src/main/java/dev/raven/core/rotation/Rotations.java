package dev.raven.core.rotation;

import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.JobStep;
import dev.raven.core.job.JobWork;
import dev.raven.core.job.Jobs;
import dev.raven.core.key.KeyState;
import dev.raven.core.page.PageRange;
import dev.raven.core.user.UserStore;
import dev.raven.core.webhook.WebhookEvent;
import dev.raven.core.webhook.WebhookEventType;
import dev.raven.core.webhook.Webhooks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rotation of keys at each level; what it leaves behind is disposed of some days later. */
@Singleton
class Rotations implements JobWork {
    private final KmsRotation kms;
    private final TenantRotation tenant;
    private final SubjectRotation subject;
    private final Jobs jobs;
    private final Webhooks webhooks;
    private final Clock clock;

    @Inject
    Rotations(
            KmsRotation kms,
            TenantRotation tenant,
            SubjectRotation subject,
            Jobs jobs,
            Webhooks webhooks,
            Clock clock) {
        this.kms = kms;
        this.tenant = tenant;
        this.subject = subject;
        this.jobs = jobs;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.ROTATE_KMS, JobKind.ROTATE_TENANT, JobKind.ROTATE_SUBJECT);
    }

    @Override
    public JobStep step(Job job) {
        JobStep step = switch (job.kind()) {
            case ROTATE_KMS -> kms.step(job);
            case ROTATE_TENANT -> tenant.step(job);
            case ROTATE_SUBJECT -> subject.step(job);
            default -> throw new IllegalArgumentException("not a rotation");
        };
        if (step instanceof JobStep.Done && job.kind() != JobKind.ROTATE_KMS) {
            jobs.ensure(job.owner(), disposal(clock));
        }
        if (step instanceof JobStep.Done && job.kind() == JobKind.ROTATE_TENANT && isCompromised(job)) {
            jobs.ensure(job.owner(), JobOrder.of(JobKind.ROTATE_SUBJECT, job.parameters()));
        }
        if (step instanceof JobStep.Done done && done.progress().failed() == 0) {
            webhooks.emit(job.owner(), rotated(job));
        }
        return step;
    }

    /** A last step that is done twice tells of the same job twice, which is one message. */
    private static WebhookEvent rotated(Job job) {
        Map<String, String> data = new HashMap<>(Map.of("job_id", job.id().value(), "level", level(job.kind())));
        job.parameter("user_id").ifPresent(user -> data.put("user_id", user));
        return WebhookEvent.of(WebhookEventType.KEY_ROTATED, data).because(job.id());
    }

    private static String level(JobKind kind) {
        return kind.wireName().substring(kind.wireName().lastIndexOf('.') + 1);
    }

    /** Whoever knows a tenant's key knows those it wraps: its users get new ones, once a new one can wrap these. */
    private static boolean isCompromised(Job job) {
        return job.parameter("compromised").isPresent();
    }

    /** Some days after a rotation, or after the last look. */
    static JobOrder disposal(Clock clock) {
        return new JobOrder(
                JobKind.DISPOSE_KEYS, Map.of(), Optional.of(clock.instant().plus(KeyDisposal.SECOND_LOOK)));
    }

    /** A key that somebody else may know is marked as such, and disposed of with the others. */
    static KeyState after(Job job) {
        return isCompromised(job) ? KeyState.COMPROMISED : KeyState.DECRYPT_ONLY;
    }

    static long countUsers(UserStore users, TenantId tenant) {
        return users.list(tenant, new PageRange(1, 0)).total();
    }
}
