package dev.raven.web.mcp;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /conversations}, for a user whom the agent may know by a name of its own. */
final class StartConversation implements MemoryTool {
    private static final String USER = "user_id";
    private static final String REFERENCE = "external_ref";

    @Override
    public Told told() {
        return new Told(
                "start_conversation",
                "Start a conversation",
                "Starts a conversation with a user, and answers the user_id and the conversation_id that the other tools take. Name "
                        + "the user by user_id, or by external_ref, the name that your own system has for them: whoever is not known yet "
                        + "is made. Call it once where a conversation begins.",
                Scope.CONVERSATIONS_WRITE,
                Kind.ADDS,
                List.of(
                        Input.id(USER, "usr_", "The user; or else external_ref."),
                        Input.text(
                                REFERENCE,
                                256,
                                "An opaque id, no e-mail address and no phone number. Needs users:read, and users:write for a new user."),
                        Input.text("title", 256, "What it is about."),
                        Input.object("metadata", "Any JSON object, at most 16 KiB."),
                        Input.object(
                                "participants",
                                "The names the two go by: {\"user\": …, \"agent\": …}, at most 64 characters each."),
                        IDEMPOTENCY_KEY));
    }

    @Override
    public ToolAnswer call(Arguments arguments, Exchange exchange) {
        if (arguments.has(USER) == arguments.has(REFERENCE)) {
            throw InvalidRequestException.of("arguments", "need either user_id or external_ref");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(USER, arguments.value(USER).orElseGet(() -> userOf(arguments.text(REFERENCE), exchange)));
        for (String name : List.of("title", "metadata", "participants")) {
            arguments.value(name).ifPresent(value -> body.put(name, value));
        }
        RouteAnswer started =
                exchange.ask(RouteCall.post("/conversations", body).once(arguments.text("idempotency_key")));
        return ToolAnswer.plain(Map.of("conversation_id", started.text("conversation_id"), USER, started.text(USER)));
    }

    private static String userOf(Optional<String> reference, Exchange exchange) {
        return known(reference, exchange).orElseGet(() -> made(reference, exchange));
    }

    private static Optional<String> known(Optional<String> reference, Exchange exchange) {
        Object users = exchange.ask(RouteCall.get("/users").with(REFERENCE, reference))
                .json()
                .get("users");
        return users instanceof List<?> found && !found.isEmpty() && found.get(0) instanceof Map<?, ?> user
                ? Optional.of(String.valueOf(user.get(USER)))
                : Optional.empty();
    }

    /** Somebody else may have made the user in between. */
    private static String made(Optional<String> reference, Exchange exchange) {
        try {
            return exchange.ask(RouteCall.post("/users", Map.of(REFERENCE, reference.orElseThrow())))
                    .text(USER);
        } catch (RefusedException refused) {
            if (refused.answer().status() != 409) {
                throw refused;
            }
            return known(reference, exchange).orElseThrow(() -> refused);
        }
    }
}
