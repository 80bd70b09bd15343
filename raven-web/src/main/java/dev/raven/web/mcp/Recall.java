package dev.raven.web.mcp;

import dev.raven.api.access.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code POST /memory/query}. */
final class Recall implements MemoryTool {
    private static final String MAX_TOKENS = "max_tokens";
    private static final int USUAL_TOKENS = 2_000;
    private static final int MOST_TOKENS = 200_000;

    @Override
    public Told told() {
        return new Told(
                "recall",
                "Recall what matters",
                "Finds what was said earlier with this user, and facts known of them, that matter for a question in plain "
                        + "language. Call it before you answer anything that may depend on what the user told you before."
                        + DATA,
                Scope.MEMORY_READ,
                Kind.READS,
                List.of(
                        Input.id("user_id", "usr_", "Whose memory.").needed(),
                        Input.text("query", 8_192, "The question, or what is talked about now; at most 8 KiB.")
                                .needed(),
                        Input.id("conversation_id", "conv_", "Only this conversation; all of the user's without it."),
                        Input.number("limit", 1, 100, "How many exchanges at most; 5 without it."),
                        Input.number(
                                MAX_TOKENS,
                                1,
                                MOST_TOKENS,
                                "How long the text may be; " + USUAL_TOKENS + " without it."),
                        Input.flag("include_facts", "Whether facts are looked for, too; true without it."),
                        Input.time("since", "Only what was said at or after."),
                        Input.time("until", "Only what was said before or at."),
                        Input.object("metadata", "Only what has these fields with these values in its metadata.")));
    }

    @Override
    public ToolAnswer call(Arguments arguments, Exchange exchange) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of(MAX_TOKENS, USUAL_TOKENS));
        body.putAll(arguments.without(""));
        Map<String, Object> found =
                exchange.ask(RouteCall.post("/memory/query", body)).json();
        List<String> texts = new ArrayList<>();
        texts.add(context(found));
        List<String> ids = new ArrayList<>(ids(found, "memories", "interaction_id", "occurred_at"));
        ids.addAll(ids(found, "facts", "fact_id", "valid_from"));
        if (!ids.isEmpty()) {
            texts.add("Their ids, by date: " + String.join(", ", ids));
        }
        return ToolAnswer.fenced(texts, found);
    }

    /** The fences are those that the query made. */
    private static String context(Map<String, Object> found) {
        String text = found.get("context") instanceof Map<?, ?> context ? String.valueOf(context.get("text")) : "";
        return text.isEmpty() ? "Nothing was found that fits." : text;
    }

    private static List<String> ids(Map<String, Object> found, String list, String id, String date) {
        return found.get(list) instanceof List<?> items
                ? items.stream()
                        .map(item -> (Map<?, ?>) item)
                        .map(item -> item.get(id) + " " + item.get(date))
                        .toList()
                : List.of();
    }
}
