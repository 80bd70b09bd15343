package dev.raven.web.mcp;

import dev.raven.web.json.Json;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a tool answers, twice: as text for a model, and as JSON for the program around it.
 *
 * @param texts what was remembered stands in them within fences
 */
record ToolAnswer(List<String> texts, Map<String, Object> content, boolean isError) {

    /** Something that nobody but Raven wrote. */
    static ToolAnswer plain(Map<String, Object> content) {
        return new ToolAnswer(List.of(json(content)), content, false);
    }

    /** With what was remembered. */
    static ToolAnswer fenced(List<String> texts, Map<String, Object> content) {
        return new ToolAnswer(texts, content, false);
    }

    /** What is wrong and how to mend it, so that a model can call again. */
    static ToolAnswer refused(RouteAnswer refusal) {
        List<String> says = new ArrayList<>();
        says.add(refusal.text("code") + ": " + refusal.text("detail"));
        refusal.header("Retry-After").ifPresent(seconds -> says.add("Try again in " + seconds + " s."));
        return new ToolAnswer(List.of(String.join(" ", says)), refusal.json(), true);
    }

    static String json(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    CallToolResult result() {
        return CallToolResult.builder()
                .textContent(texts)
                .structuredContent(content)
                .isError(isError)
                .build();
    }
}
