package dev.raven.api.tenant;

/** How much a tenant holds; {@code storageBytes} counts sealed bytes. */
public record TenantStatsView(long userCount, long conversationCount, long totalInteractions, long storageBytes) {}
