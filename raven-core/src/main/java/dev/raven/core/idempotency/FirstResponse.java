package dev.raven.core.idempotency;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.Optional;

/**
 * The response a retry is answered with.
 *
 * @param owner the tenant whose key seals it
 * @param user the person it is about, if any
 * @param conversation the conversation it shows, if any
 * @param body JSON, as sent the first time
 * @param withoutSecret the same without an API key it carries; empty when it carries none
 */
public record FirstResponse(
        TenantId owner,
        Optional<UserId> user,
        Optional<ConversationId> conversation,
        int status,
        String body,
        Optional<String> withoutSecret) {

    /** What is answered once the secret may no longer be shown. */
    String lasting() {
        return withoutSecret.orElse(body);
    }

    /** Without the body, which may hold a secret. */
    @Override
    public String toString() {
        return "FirstResponse[" + status + "]";
    }
}
