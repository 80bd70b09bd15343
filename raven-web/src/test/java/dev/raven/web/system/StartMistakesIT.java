package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.network.FreePort;
import dev.raven.crypto.vault.FakeVault;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A mistake at the start is one line that says what is wrong and what to do, and nothing is left running: one mistake for each way in
 * which they come up. All others are in docs/start-refusals.md.
 */
@ExtendWith(Raven.class)
class StartMistakesIT {
    private static final long LONGEST = 120_000;

    private final List<RavenServer> launched = new ArrayList<>();
    private Path data;

    @BeforeEach
    void prepare() {
        data = Raven.temporary();
    }

    @AfterEach
    void cleanUp() {
        launched.forEach(RavenServer::close);
        Raven.delete(data);
    }

    @Test
    void allWrongSettingsAreNamedAtOnceBeforeAnythingIsStarted() throws IOException {
        Map<String, String> wrong = Map.of(
                "RAVEN_ENVIRONMENT", "production",
                "RAVEN_TRUSTED_PROXIES", "here",
                "RAVEN_HTTP_ADDRESS", "everywhere",
                "RAVEN_REGISTRATIN", "closed");
        assertThat(refused(wrong, FreePort.next(), "RAVEN_TRUSTED_PROXIES"))
                .contains("raven: REDIS_URL: ", "raven: ENCRYPTION_KEY_STORAGE: ", "raven: RAVEN_HTTP_ADDRESS: ")
                .contains("raven: warning: RAVEN_REGISTRATIN: ");
        assertThat(data.resolve("run/server")).doesNotExist();
    }

    @Test
    void aWrongPasswordOfRedisIsNamedAndNotRepeated(RavenServer running) throws IOException {
        String url = running.redisUrl().replaceAll(":[^:@]*@", ":wr0ngpass@");
        assertThat(refused(Map.of("REDIS_URL", url), FreePort.next(), "REDIS_URL"))
                .doesNotContain("wr0ngpass");
    }

    @Test
    void productionDoesNotStartUnderAKeyServiceThatBindsNothing(RavenServer running) throws IOException {
        try (FakeVault bindsNothing = FakeVault.thatBindsNothing()) {
            Map<String, String> production = Production.settings(bindsNothing, running.redisUrl(), "ab".repeat(32));
            assertThat(refused(production, FreePort.next(), "KMS_KEY_ID"))
                    .contains("the key does not bind what it wraps");
        }
    }

    @Test
    void aSyslogServerThatIsAwayIsNamed() throws IOException {
        refused(Map.of("RAVEN_AUDIT_SYSLOG", "tcp://127.0.0.1:1"), FreePort.next(), "RAVEN_AUDIT_SYSLOG");
    }

    @Test
    void aTakenPortIsNamed(RavenServer running) throws IOException {
        refused(Map.of(), running.url().getPort(), "port " + running.url().getPort());
    }

    @Test
    void aTakenManagementPortIsNamedWithItsMend(RavenServer running) throws IOException {
        Map<String, String> taken = Map.of(
                "RAVEN_MANAGEMENT_ADDRESS", "127.0.0.1:" + running.management().getPort());
        assertThat(refused(taken, FreePort.next(), "RAVEN_MANAGEMENT_ADDRESS")).contains("is taken", "off");
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "in the way");
        RavenServer server = launch(file, FreePort.next(), Map.of());
        assertThat(server.exitCode(LONGEST))
                .hasValueSatisfying(code -> assertThat(code).isNotZero());
        assertThat(server.errors()).startsWith("raven: RAVEN_DATA_DIR").hasLineCount(1);
    }

    private RavenServer launch(Path directory, int port, Map<String, String> settings) {
        RavenServer server = RavenServer.launched(directory, port, settings);
        launched.add(server);
        return server;
    }

    private String refused(Map<String, String> settings, int port, String named) throws IOException {
        RavenServer server = launch(data, port, settings);
        assertThat(server.exitCode(LONGEST))
                .as(server.output() + server.errors())
                .hasValueSatisfying(code -> assertThat(code).isNotZero());
        assertThat(server.errors().lines())
                .allMatch(line -> line.startsWith("raven: "))
                .anyMatch(line -> line.contains(named));
        assertThat(server.output()).doesNotContain("is ready");
        assertThat(data.resolve("run/pid")).doesNotExist();
        server.redis()
                .ifPresent(ending ->
                        ending.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        if (!named.startsWith("port")) {
            new ServerSocket(port).close();
        }
        return server.errors();
    }
}
