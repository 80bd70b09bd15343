package dev.raven.persistence.job;

import dev.raven.core.id.JobId;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobProgress;
import dev.raven.core.job.JobState;
import dev.raven.persistence.redis.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A job as the fields of a hash. Fields that a change leaves empty stand there empty, so that none of before is left. */
final class JobFields {
    private static final String SEPARATOR = " ";

    private JobFields() {}

    static Fields of(Job job) {
        return new Fields()
                .with("id", job.id())
                .with("owner", job.owner())
                .with("kind", job.kind())
                .with("parameters", parameters(job.parameters()))
                .with("state", job.state())
                .with("cursor", job.progress().cursor())
                .with("done", job.progress().done())
                .with("failed", job.progress().failed())
                .with("total", job.progress().total())
                .with("error", job.error().orElse(""))
                .with("retries", job.retries())
                .with("created", job.createdAt())
                .with("updated", job.updatedAt())
                .with("due", job.due())
                .with("fence", job.fence());
    }

    static Optional<Job> read(Fields fields) {
        return fields.isEmpty() ? Optional.empty() : Optional.of(job(fields));
    }

    private static Job job(Fields fields) {
        return new Job(
                new JobId(fields.text("id")),
                new TenantId(fields.text("owner")),
                JobKind.valueOf(fields.text("kind")),
                parameters(fields.text("parameters")),
                JobState.valueOf(fields.text("state")),
                new JobProgress(
                        fields.text("cursor"), fields.number("done"), fields.number("failed"), fields.number("total")),
                fields.optional("error").filter(error -> !error.isEmpty()),
                (int) fields.number("retries"),
                fields.instant("created"),
                fields.instant("updated"),
                fields.instant("due"),
                fields.number("fence"));
    }

    /** Ids and flags: none holds a space or an equals sign. */
    private static String parameters(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(SEPARATOR));
    }

    private static Map<String, String> parameters(String text) {
        return Stream.of(text.split(SEPARATOR))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    }
}
