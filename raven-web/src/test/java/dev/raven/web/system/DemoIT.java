package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.web.deploy.Tool;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ./raven demo} beside a server that runs: the tour of docs/demo.svg. */
@ExtendWith(Raven.class)
class DemoIT {
    private static final String ESCAPE = "\u001b";
    private static final Pattern TIMED = Pattern.compile("(?m) +\\d+ ms$");

    @Test
    void showsWhatIsRememberedRecalledSealedRecordedAndErased(RavenServer server) throws Exception {
        assertThat(Command.told(server, Map.of(), "demo"))
                .containsSubsequence(
                        "1  A tenant and its key",
                        "rk_test_rvn_",
                        "2  A person and a conversation",
                        "usr_",
                        "conv_",
                        "3  Remember three things",
                        "3 exchanges in 1 block",
                        "4  Recall",
                        "found    My daughter Mia is allergic to cats",
                        "found    I live in Bergen and I never fly",
                        "5  Facts",
                        "6  What Redis holds",
                        "Lisbon   stands in 0 lines",
                        "allergic stands in 0 lines",
                        "aquarium stands in 0 lines",
                        "Okafor   stands in 0 lines",
                        "sealed   what she said",
                        "7  The audit log",
                        "memory.ingest, 3",
                        "events hashed again: none changed",
                        "8  Erase her",
                        "receipt  rcp_",
                        "3 exchanges and 1 key destroyed",
                        "9  Recall again",
                        "404      ",
                        "requests, ",
                        "Go on")
                .contains("location.home: Lisbon\n", "relation.daughter: Mia\n")
                .containsPattern("location\\.home: Bergen, until \\d{4}-\\d{2}-\\d{2}\n")
                .containsPattern("first bytes\\):\n(?: {4}.+\n){6}\n")
                .containsPattern(TIMED)
                .doesNotContain(ESCAPE, "raven: ");
    }

    @Test
    void hasColoursOnATerminalThatWantsThem(RavenServer server) throws Exception {
        assertThat(onATerminal(server, Map.of("TERM", "xterm"))).contains(ESCAPE + "[1m1  A tenant and its key");
        assertThat(onATerminal(server, Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .contains("1  A tenant and its key")
                .doesNotContain(ESCAPE);
    }

    private static String onATerminal(RavenServer server, Map<String, String> settings) throws Exception {
        String script = Tool.named("script").program().toString();
        return Command.accepted(server, settings, Command.PROJECT, script, "-qec", "./raven demo", "/dev/null");
    }
}
