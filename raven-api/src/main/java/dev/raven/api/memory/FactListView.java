package dev.raven.api.memory;

import java.util.List;

/** One page of facts. */
public record FactListView(List<FactView> facts, int limit, int offset, long total, boolean hasMore) {}
