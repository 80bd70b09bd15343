package dev.raven.web.mcp;

import dev.raven.api.access.Scope;
import java.util.List;
import java.util.Map;

/** {@code GET /memory/facts}. */
final class ListFacts implements MemoryTool {
    private final Fence fence;

    ListFacts(Fence fence) {
        this.fence = fence;
    }

    @Override
    public Told told() {
        return new Told(
                "list_facts",
                "List what is known of a user",
                "Lists the facts that were drawn from what a user said of themselves, such as preferences, names and places, with "
                        + "since when each holds." + DATA,
                Scope.MEMORY_READ,
                Kind.READS,
                List.of(
                        Input.id("user_id", "usr_", "Whose facts.").needed(),
                        Input.flag("include_superseded", "Also what held before; false without it."),
                        Input.number("limit", 1, 100, "How many at most; 20 without it."),
                        Input.number("offset", 0, Integer.MAX_VALUE, "How many to pass over; 0 without it.")));
    }

    @Override
    public ToolAnswer call(Arguments arguments, Exchange exchange) {
        Map<String, Object> facts = exchange.ask(RouteCall.get("/memory/facts")
                        .with("user_id", arguments.value("user_id"))
                        .with("include_superseded", arguments.value("include_superseded"))
                        .with("limit", arguments.value("limit"))
                        .with("offset", arguments.value("offset")))
                .json();
        return ToolAnswer.fenced(List.of(fence.around("Facts about the user", ToolAnswer.json(facts))), facts);
    }
}
