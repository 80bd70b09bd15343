package dev.raven.api.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some events, newest first.
 *
 * @param events each as it is stored, and its {@code leaf_hash}; may be fewer than were asked for, or none, though there are more
 * @param nextCursor where to go on; null at the end
 */
public record AuditEventListView(
        List<Object> events, @Nullable String nextCursor) {}
