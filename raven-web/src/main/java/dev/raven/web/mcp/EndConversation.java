package dev.raven.web.mcp;

import dev.raven.api.access.Scope;
import dev.raven.core.id.ConversationId;
import java.util.List;
import java.util.Map;

/** {@code POST /conversations/{conversation_id}/end}. */
final class EndConversation implements MemoryTool {

    @Override
    public Told told() {
        return new Told(
                "end_conversation",
                "End a conversation",
                "Ends a conversation: what was said stays remembered, facts are drawn from it, and nothing more can be added to it.",
                Scope.CONVERSATIONS_WRITE,
                Kind.SETS,
                List.of(Input.id("conversation_id", "conv_", "From start_conversation.")
                        .needed()));
    }

    @Override
    public ToolAnswer call(Arguments arguments, Exchange exchange) {
        ConversationId id = arguments.id("conversation_id", ConversationId::new);
        RouteAnswer ended = exchange.ask(RouteCall.post("/conversations").at(id).at("end"));
        return ToolAnswer.plain(Map.of("conversation_id", id.value(), "ended_at", ended.text("ended_at")));
    }
}
