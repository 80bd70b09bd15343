package dev.raven.core.envelope;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;

/** Whose key seals a record: destroying that key erases all the subject's records. */
public sealed interface Subject {

    TenantId tenant();

    /** The subject in a seal's context. */
    String name();

    /** A tenant's own records. */
    record Tenant(TenantId tenant) implements Subject {
        @Override
        public String name() {
            return "tenant";
        }
    }

    /** One person's records. */
    record User(TenantId tenant, UserId user) implements Subject {
        @Override
        public String name() {
            return user.value();
        }
    }
}
