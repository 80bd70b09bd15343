package dev.raven.core.erasure;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Id;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.Locale;
import java.util.function.Function;

/** What can be erased. */
public enum ErasureKind {
    INTERACTION(InteractionId::new),
    CONVERSATION(ConversationId::new),
    USER(UserId::new),
    TENANT(TenantId::new);

    private final Function<String, Id> id;

    ErasureKind(Function<String, Id> id) {
        this.id = id;
    }

    /** Whether it takes keys along, so that backups of keys hold it up. */
    boolean hasKeys() {
        return this == USER || this == TENANT;
    }

    /** The name as clients see it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no thing of this kind is named so */
    public Id id(String value) {
        return id.apply(value);
    }
}
