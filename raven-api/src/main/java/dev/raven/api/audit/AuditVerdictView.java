package dev.raven.api.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param events how many were read and hashed again
 * @param fromSequence of the first event that is still kept
 * @param checkpointSize how far the newest valid checkpoint reaches; 0 without one
 * @param firstBadSequence null where all holds
 */
public record AuditVerdictView(
        boolean verified,
        long events,
        long fromSequence,
        long toSequence,
        long checkpointSize,
        @Nullable Long firstBadSequence,
        List<AuditFindingView> findings) {}
