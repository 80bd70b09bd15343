package dev.raven.core.probe;

import dev.raven.core.id.TenantId;

/** Looks at one thing that the checklist asks for. */
public interface ChecklistProbe {

    ChecklistRow row();

    /**
     * Looks at it as it is now. Whatever is thrown counts as a failure, and so does no answer in time.
     *
     * @param owner whose it is: a tenant, or {@link TenantId#PLATFORM} for the operator
     */
    Finding look(TenantId owner);
}
