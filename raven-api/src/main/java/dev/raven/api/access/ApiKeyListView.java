package dev.raven.api.access;

import java.util.List;

/** One page of API keys. */
public record ApiKeyListView(List<ApiKeyView> apiKeys, int limit, int offset, long total, boolean hasMore) {}
