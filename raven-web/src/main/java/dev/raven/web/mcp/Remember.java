package dev.raven.web.mcp;

import dev.raven.api.access.Scope;
import java.util.List;
import java.util.Map;

/** {@code POST /memory/ingest}. */
final class Remember implements MemoryTool {
    private static final int LONGEST = 65_536;

    @Override
    public Told told() {
        return new Told(
                "remember",
                "Remember an exchange",
                "Stores one exchange of a conversation: what the user said and what you answered, word for word. "
                        + "It is durable when this answers, and recall finds it at once. Call it once for each exchange.",
                Scope.MEMORY_WRITE,
                Kind.ADDS,
                List.of(
                        Input.id("user_id", "usr_", "Who said it.").needed(),
                        Input.id("conversation_id", "conv_", "From start_conversation.")
                                .needed(),
                        Input.text("user_message", LONGEST, "What the user said; at most 64 KiB.")
                                .needed(),
                        Input.text("agent_response", LONGEST, "What you answered; at most 64 KiB.")
                                .needed(),
                        Input.object("metadata", "Any JSON object, at most 16 KiB; recall can filter by its fields."),
                        Input.time("occurred_at", "When it was said, if not just now."),
                        IDEMPOTENCY_KEY));
    }

    @Override
    public ToolAnswer call(Arguments arguments, Exchange exchange) {
        RouteAnswer stored = exchange.ask(RouteCall.post("/memory/ingest", arguments.without("idempotency_key"))
                .once(arguments.text("idempotency_key")));
        return ToolAnswer.plain(Map.of("interaction_id", stored.text("interaction_id")));
    }
}
