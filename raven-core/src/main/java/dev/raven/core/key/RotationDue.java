package dev.raven.core.key;

import dev.raven.core.id.TenantId;

/** Takes note of keys that must be rotated soon; however often it is asked for, it is done once. */
public interface RotationDue {

    /** A key has sealed enough. */
    void rotate(KeyName name);

    /** A tenant's keys are to be wrapped under that operator key. */
    void rewrap(TenantId tenant, OperatorKey under);
}
