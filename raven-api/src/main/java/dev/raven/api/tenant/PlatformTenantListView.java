package dev.raven.api.tenant;

import java.util.List;

/** One page of all tenants, in the order they came. */
public record PlatformTenantListView(
        List<PlatformTenantView> tenants, int limit, int offset, long total, boolean hasMore) {}
