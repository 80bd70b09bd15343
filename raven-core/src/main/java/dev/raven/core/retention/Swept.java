package dev.raven.core.retention;

import dev.raven.core.id.JobId;
import dev.raven.core.webhook.WebhookEvent;
import dev.raven.core.webhook.WebhookEventType;
import java.util.Map;

/**
 * How far a sweep is.
 *
 * @param after the position among the tenant's users to go on after
 * @param interactions taken out so far
 * @param people of whom some were
 */
record Swept(long after, long interactions, long people) {

    /** @param cursor empty at the start */
    static Swept parse(String cursor) {
        if (cursor.isEmpty()) {
            return new Swept(0, 0, 0);
        }
        String[] parts = cursor.split("/");
        return new Swept(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    Swept plus(long removed) {
        return new Swept(after, interactions + removed, people + (removed > 0 ? 1 : 0));
    }

    Swept at(long position) {
        return new Swept(position, interactions, people);
    }

    /** What the audit log is told at the end. */
    Map<String, Object> told() {
        return Map.of("interactions", interactions, "users", people);
    }

    /** What the tenant is told at the end; a last step that is done twice tells of the same job, which is one message. */
    WebhookEvent event(JobId job) {
        Map<String, String> data = Map.of(
                "job_id", job.value(),
                "interactions", Long.toString(interactions),
                "users", Long.toString(people));
        return WebhookEvent.of(WebhookEventType.RETENTION_APPLIED, data).because(job);
    }

    @Override
    public String toString() {
        return after + "/" + interactions + "/" + people;
    }
}
