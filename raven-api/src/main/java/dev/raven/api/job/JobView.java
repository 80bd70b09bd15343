package dev.raven.api.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far long work is.
 *
 * @param state {@code queued}, {@code running}, {@code succeeded}, {@code failed} or {@code cancelled}
 * @param progress the part that is done, 0–1
 * @param done items dealt with, those that failed among them
 * @param total items in all, as far as is known
 * @param error the code of what it waits for or failed of; null where nothing is wrong
 * @param notBefore when it goes on, where it waits
 */
public record JobView(
        String jobId,
        String kind,
        String state,
        double progress,
        long done,
        long failed,
        long total,
        @Nullable String error,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant notBefore) {}
