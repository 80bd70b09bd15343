package dev.raven.web.mcp;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.FactId;
import dev.raven.core.id.Id;
import dev.raven.core.id.InteractionId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code DELETE} of an interaction, a fact or a conversation. */
final class Forget implements MemoryTool {
    private static final String INTERACTION = "interaction_id";
    private static final String FACT = "fact_id";
    private static final String CONVERSATION = "conversation_id";

    @Override
    public Told told() {
        return new Told(
                "forget",
                "Forget for good",
                "Erases one exchange, one fact, or a whole conversation, and what was drawn from it alone. It cannot be undone: "
                        + "call it when the user asks for it. Give one of the three ids.",
                Scope.MEMORY_WRITE,
                Kind.DESTROYS,
                List.of(
                        Input.id("user_id", "usr_", "Whose it is: needed for an exchange and for a fact."),
                        Input.id(INTERACTION, "int_", "The exchange, as recall names it."),
                        Input.id(FACT, "fact_", "The fact, as list_facts names it."),
                        Input.id(
                                CONVERSATION,
                                "conv_",
                                "The conversation; needs a key with conversations:write, and no user_id.")));
    }

    @Override
    public ToolAnswer call(Arguments arguments, Exchange exchange) {
        List<String> named = Stream.of(INTERACTION, FACT, CONVERSATION)
                .filter(arguments::has)
                .toList();
        if (named.size() != 1) {
            throw InvalidRequestException.of("arguments", "need one of interaction_id, fact_id and conversation_id");
        }
        Id forgotten = switch (named.get(0)) {
            case INTERACTION ->
                ofUser("/memory/interactions", arguments.id(INTERACTION, InteractionId::new), arguments, exchange);
            case FACT -> ofUser("/memory/facts", arguments.id(FACT, FactId::new), arguments, exchange);
            default -> conversation(arguments, exchange);
        };
        return ToolAnswer.plain(Map.of("forgotten", forgotten.value()));
    }

    private static Id ofUser(String path, Id id, Arguments arguments, Exchange exchange) {
        if (!arguments.has("user_id")) {
            throw InvalidRequestException.of("user_id", "is required: whose is it?");
        }
        exchange.ask(RouteCall.delete(path).at(id).with("user_id", arguments.text("user_id")));
        return id;
    }

    /** A user who is named and not looked at would pass for one that was. */
    private static Id conversation(Arguments arguments, Exchange exchange) {
        if (arguments.has("user_id")) {
            throw InvalidRequestException.of("user_id", "goes with an exchange or a fact alone");
        }
        ConversationId id = arguments.id(CONVERSATION, ConversationId::new);
        exchange.ask(RouteCall.delete("/conversations").at(id));
        return id;
    }
}
