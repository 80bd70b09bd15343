package dev.raven.core.tenant;

/** How much a tenant holds. {@code storageBytes} counts the sealed bytes of its users' interactions and blocks. */
public record TenantStats(long users, long conversations, long interactions, long storageBytes) {}
