package dev.raven.core.idempotency;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Takes out the responses that show what is erased. What shows a person is sealed under the person's key, and goes with that. */
@Singleton
public class KeptResponses {
    private final IdempotencyStore store;

    @Inject
    KeptResponses(IdempotencyStore store) {
        this.store = store;
    }

    /** A retry of what made the conversation makes another. */
    public void forget(TenantId tenant, ConversationId conversation) {
        store.forget(tenant, conversation);
    }
}
