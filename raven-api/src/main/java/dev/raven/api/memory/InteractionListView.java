package dev.raven.api.memory;

import java.util.List;

/** A page of {@code GET /conversations/{id}/interactions}. */
public record InteractionListView(
        List<InteractionView> interactions, int limit, int offset, long total, boolean hasMore) {}
