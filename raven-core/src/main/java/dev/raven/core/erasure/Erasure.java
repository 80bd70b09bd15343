package dev.raven.core.erasure;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Id;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.Optional;

/**
 * One thing that is to be gone.
 *
 * @param tenant whose it is; the subject itself, where that is a tenant
 * @param user whose it is; the subject itself, where that is a person; empty, where it is a tenant
 */
public record Erasure(TenantId tenant, ErasureKind kind, Id subject, Optional<UserId> user) {
    public Erasure {
        if (!kind.id(subject.value()).equals(subject)) {
            throw new IllegalArgumentException("the subject must be of the kind that is erased");
        }
        if (user.isEmpty() != (kind == ErasureKind.TENANT)) {
            throw new IllegalArgumentException("all but a tenant is some user's");
        }
    }

    public static Erasure of(TenantId tenant) {
        return new Erasure(tenant, ErasureKind.TENANT, tenant, Optional.empty());
    }

    public static Erasure of(TenantId tenant, UserId user) {
        return new Erasure(tenant, ErasureKind.USER, user, Optional.of(user));
    }

    public static Erasure of(TenantId tenant, UserId user, ConversationId conversation) {
        return new Erasure(tenant, ErasureKind.CONVERSATION, conversation, Optional.of(user));
    }

    public static Erasure of(TenantId tenant, UserId user, InteractionId interaction) {
        return new Erasure(tenant, ErasureKind.INTERACTION, interaction, Optional.of(user));
    }

    /** The ledger and the log that tell of it: a tenant's own ledger goes with the tenant. */
    TenantId ledger() {
        return kind == ErasureKind.TENANT ? TenantId.PLATFORM : tenant;
    }

    /** Whose it is, where it is not a tenant. */
    UserId person() {
        return user.orElseThrow(() -> new IllegalStateException("a tenant is no person's"));
    }
}
