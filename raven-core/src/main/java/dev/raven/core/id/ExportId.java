package dev.raven.core.id;

/** Names one export of a tenant: {@code exp_} and 22 URL-safe characters. */
public record ExportId(String value) implements Id {
    public static final String PREFIX = "exp_";

    public ExportId {
        IdFormat.require(PREFIX, value);
    }

    /** The export that a job makes: it has the job's name in its own. */
    public static ExportId madeBy(JobId job) {
        return new ExportId(PREFIX + job.value().substring(JobId.PREFIX.length()));
    }

    /** The job that makes it. */
    public JobId job() {
        return new JobId(JobId.PREFIX + value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
