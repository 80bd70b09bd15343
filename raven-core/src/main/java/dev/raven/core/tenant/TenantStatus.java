package dev.raven.core.tenant;

/** Whether a tenant may use Raven. */
public enum TenantStatus {
    ACTIVE,
    SUSPENDED
}
