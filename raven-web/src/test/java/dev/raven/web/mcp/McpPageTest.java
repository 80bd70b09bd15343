package dev.raven.web.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/mcp.md tells every tool with the scope that lists it, and the versions that are spoken. */
class McpPageTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z_]+)` \\| [^|]+ \\| ([a-z]+:[a-z]+)[^|]* \\| [^|]+ \\|$");

    private static String page() throws IOException {
        return Files.readString(Path.of("").toAbsolutePath().getParent().resolve("docs/mcp.md"));
    }

    @Test
    void namesEachToolAndItsScope() throws IOException {
        Map<String, String> told = new TreeMap<>();
        for (String scope :
                new String[] {"memory:read", "memory:write", "conversations:write", "users:read", "audit:read"}) {
            PlayedApi api = new PlayedApi();
            api.scopes(scope);
            api.call("tools/list", Map.of())
                    .at("/result/tools")
                    .findValuesAsText("name")
                    .forEach(tool -> told.put(tool, scope));
        }
        Map<String, String> written = new TreeMap<>();
        ROW.matcher(page()).results().forEach(row -> written.put(row.group(1), row.group(2)));
        assertThat(written).isEqualTo(told).hasSize(6);
    }

    @Test
    void namesEachVersion() throws IOException {
        String versions = page().lines()
                .filter(line -> line.startsWith("- Versions "))
                .findFirst()
                .orElseThrow();
        assertThat(Pattern.compile("\\d{4}-\\d\\d-\\d\\d")
                        .matcher(versions)
                        .results()
                        .map(found -> found.group()))
                .containsExactlyElementsOf(new McpMessages(new SecureRandom()).protocolVersions());
    }
}
