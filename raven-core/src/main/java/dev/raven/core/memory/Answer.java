package dev.raven.core.memory;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.UserId;
import dev.raven.core.recall.AssembledContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a query found, best first.
 *
 * @param auditTarget whose memories these are
 * @param facts what is known of the user that bears on the query, best first
 * @param context the found memories as one text, where the caller asked for it
 * @param searched interactions that passed the filters
 */
public record Answer(
        UserId auditTarget,
        List<Found> found,
        List<FoundFact> facts,
        Optional<AssembledContext> context,
        int searched,
        Duration took)
        implements AuditTarget {}
