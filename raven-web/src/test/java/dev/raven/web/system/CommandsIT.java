package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands of {@code ./raven} beside a server that runs: a mistake is one line that says what is wrong and what to do. */
@ExtendWith(Raven.class)
class CommandsIT {
    @Test
    void aWrongOperatorKeyIsToldWithAllThatTheServerSays(RavenServer server) throws Exception {
        String detail = Api.of(server.url()).as("wrong").get("platform/backups").text("detail");
        assertThat(detail).contains("\"");
        assertThat(Command.told(server, Map.of("RAVEN_OPERATOR_KEY", "wrong"), "backups"))
                .startsWith("raven: GET /api/v1/platform/backups")
                .contains(detail, "RAVEN_OPERATOR_KEY is not the key")
                .hasLineCount(1);
    }

    @Test
    void aRehearsalOfWhatIsNoBackupIsRefused(RavenServer server) throws Exception {
        assertThat(Command.told(server, Map.of(), "drill", "a b")).startsWith("raven: that is no name of a backup");
        assertThat(Command.told(server, Map.of(), "drill", "bkp_one", "bkp_two"))
                .startsWith("raven: ./raven drill takes one backup");
        assertThat(Command.told(server, Map.of(), "drill", "bkp_AAAAAAAAAAAAAAAAAAAAAA"))
                .isEqualTo(
                        "raven: there is no complete backup bkp_AAAAAAAAAAAAAAAAAAAAAA; ./raven backups lists those there are.\n");
    }

    @Test
    void settingsAreShownAsTheServerHasThem(RavenServer server) throws Exception {
        assertThat(Command.told(server, Map.of("REDIS_URL", "redis://:s3cret@127.0.0.1:6379"), "config"))
                .contains(
                        "RAVEN_DATA_DIR=" + server.data() + "  # environment",
                        "REDIS_URL=redis://[redacted]@127.0.0.1:6379  # environment",
                        "RAVEN_INDEX_CACHE_MB=409  # default")
                .doesNotContain("s3cret");
        assertThat(Command.told(server, Map.of(), "config", "all"))
                .startsWith("raven: ./raven config takes no argument");
    }
}
