package dev.raven.web.idempotency;

import dev.raven.core.caller.Caller;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.idempotency.FirstResponse;
import dev.raven.web.json.Json;
import dev.raven.web.json.JsonObject;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.Optional;

/** Takes an answer down: whose it is, about whom, and what of it is a secret. */
final class FirstResponses {
    private static final List<String> SECRETS = List.of("api_key", "webhook_secret");

    private FirstResponses() {}

    static FirstResponse of(JsonObject request, Caller caller, ContainerResponseContext response) {
        JsonObject answer = JsonObject.of(Json.write(response.getEntity()));
        TenantId owner = caller.tenant()
                .or(() -> answer.text("tenant_id").map(TenantId::new))
                .orElse(TenantId.PLATFORM);
        Optional<UserId> user =
                answer.text("user_id").or(() -> request.text("user_id")).flatMap(id -> Ids.parse(id, UserId::new));
        Optional<ConversationId> conversation =
                answer.text("conversation_id").flatMap(id -> Ids.parse(id, ConversationId::new));
        Optional<String> withoutSecret = SECRETS.stream()
                .filter(secret -> answer.text(secret).isPresent())
                .findFirst()
                .map(answer::without);
        return new FirstResponse(owner, user, conversation, response.getStatus(), answer.toString(), withoutSecret);
    }
}
