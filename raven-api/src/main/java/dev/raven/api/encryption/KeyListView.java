package dev.raven.api.encryption;

import java.util.List;

/** One page of the versions of keys. */
public record KeyListView(List<KeyView> keys, int limit, int offset, long total, boolean hasMore) {}
