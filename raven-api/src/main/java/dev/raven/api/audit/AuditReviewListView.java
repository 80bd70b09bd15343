package dev.raven.api.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some reviews, newest first; may be none though there are more.
 *
 * @param nextCursor where to go on; null at the end
 */
public record AuditReviewListView(
        List<AuditReviewView> reviews, @Nullable String nextCursor) {}
