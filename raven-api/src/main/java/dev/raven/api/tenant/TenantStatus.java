package dev.raven.api.tenant;

import java.util.Locale;

/** Whether a tenant may use Raven. */
public enum TenantStatus {
    ACTIVE,
    SUSPENDED;

    /** As it stands in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
