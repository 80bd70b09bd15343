package dev.raven.web.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeProjectTest {

    @Test
    void runsAScriptWithWhatTheProjectNeeds() throws IOException, InterruptedException {
        NodeProject project = NodeProject.installed("mcp");
        Files.writeString(project.home().resolve("told.mjs"), """
                import { Client } from '@modelcontextprotocol/sdk/client/index.js';
                console.log(typeof Client, process.env.TOLD);
                """);
        assertThat(project.run("told.mjs", Map.of("TOLD", "so"))).isEqualTo("function so\n");
    }

    @Test
    void failsWithWhatAScriptThatFailedWrote() throws IOException, InterruptedException {
        NodeProject project = NodeProject.installed("mcp");
        Files.writeString(project.home().resolve("failing.mjs"), "console.error('why'); process.exit(3);");
        assertThatThrownBy(() -> project.run("failing.mjs", Map.of()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("why");
    }
}
