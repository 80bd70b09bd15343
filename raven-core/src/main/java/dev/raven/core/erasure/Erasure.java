package dev.raven.core.erasure;

import dev.raven.core.id.Id;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;

/**
 * One thing that is to be gone.
 *
 * @param user whose it is; the subject itself, where that is a person
 */
public record Erasure(TenantId tenant, ErasureKind kind, Id subject, UserId user) {
    public Erasure {
        if (!kind.id(subject.value()).equals(subject)) {
            throw new IllegalArgumentException("the subject must be of the kind that is erased");
        }
    }

    public static Erasure of(TenantId tenant, UserId user) {
        return new Erasure(tenant, ErasureKind.USER, user, user);
    }
}
