package dev.raven.core.signal;

import java.util.List;

/** Something that happens again and again, and is counted. */
public enum Signal {
    KEY_SERVICE_CALLS(
            "key.service.calls",
            "Calls of key services, and how long they took; key: whose; outcome: success, proven (another context was refused, as"
                    + " tried), or away, throttled, refused, wrong",
            Measure.TIMES,
            "provider",
            "operation",
            "key",
            "outcome"),
    REDIS_TRIPS(
            "redis.trips",
            "Round trips to Redis, and how long they took; kind: plain, or acknowledged by disk or replicas",
            Measure.TIMES,
            "kind",
            "outcome"),
    JOB_STEPS(
            "job.steps",
            "Steps of jobs, and how long they took; outcome: done, put_off (something they need is away), failed",
            Measure.TIMES,
            "kind",
            "outcome"),
    JOB_ENDS("job.ends", "Jobs that ended; outcome: succeeded, failed", Measure.COUNT, "kind", "outcome"),
    JOB_RETRIES("job.retries", "Steps of jobs that wait, as something they need is away", Measure.COUNT, "kind"),
    CONSOLIDATIONS(
            "consolidations",
            "Consolidations of conversations, and how long they took; outcome: done, or put_off",
            Measure.TIMES,
            "outcome"),
    EMBEDDINGS("embeddings", "Texts that were given vectors, by the call, and how long it took", Measure.TIMES, "kind"),
    RANKINGS("rankings", "Searches of a memory that was open, and how long they took", Measure.TIMES),
    AUDIT_APPENDS("audit.appends", "Events that were waited for until they were in the log", Measure.TIMES),
    WEBHOOK_ATTEMPTS(
            "webhook.attempts",
            "Messages that were sent to webhooks, and how long that took; outcome: accepted, refused, failed, unresolved",
            Measure.TIMES,
            "outcome"),
    RATE_LIMIT_REFUSALS(
            "rate.limit.refusals", "Requests refused as too many came, by the limit", Measure.COUNT, "limit"),
    RETENTION_REMOVALS("retention.removals", "Exchanges that retention removed", Measure.COUNT);

    /** What is taken down of it. */
    public enum Measure {
        COUNT,
        /** With how long each took. */
        TIMES
    }

    private final String metric;
    private final String help;
    private final Measure measure;
    private final List<String> labels;

    Signal(String metric, String help, Measure measure, String... labels) {
        this.metric = metric;
        this.help = help;
        this.measure = measure;
        this.labels = List.of(labels);
    }

    /** Its name in words that are separated by dots, without what it is measured in. */
    public String metric() {
        return metric;
    }

    public String help() {
        return help;
    }

    public Measure measure() {
        return measure;
    }

    /** The names of its labels, in the order in which their values are given. */
    public List<String> labels() {
        return labels;
    }
}
