package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.crypto.vault.FakeVault;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake at the start is one line that says what is wrong and what to do; nothing is left running. */
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RAVEN_HTTP_PORT         | 99999                       | RAVEN_HTTP_PORT",
                "RAVEN_HTTP_ADDRESS      | everywhere                  | RAVEN_HTTP_ADDRESS",
                "RAVEN_ENVIRONMENT       | prod                        | RAVEN_ENVIRONMENT",
                "REDIS_URL               | redis://127.0.0.1:1         | REDIS_URL",
                "REDIS_URL               | http://127.0.0.1            | REDIS_URL",
                "ENCRYPTION_ENABLED      | false                       | ENCRYPTION_ENABLED",
                "ENCRYPTION_KEY_STORAGE  | vault                       | ENCRYPTION_KEY_STORAGE",
                "RAVEN_REGISTRATION      | maybe                       | RAVEN_REGISTRATION",
                "RAVEN_TRUSTED_PROXIES   | here                        | RAVEN_TRUSTED_PROXIES",
                "RAVEN_AUDIT_SYSLOG      | tcp://127.0.0.1:1           | RAVEN_AUDIT_SYSLOG",
                "RAVEN_MANAGEMENT_ADDRESS | 9990                       | RAVEN_MANAGEMENT_ADDRESS",
                "RAVEN_MANAGEMENT_ADDRESS | localhost:9990             | RAVEN_MANAGEMENT_ADDRESS",
                "RAVEN_MANAGEMENT_ADDRESS | 198.51.100.1:9990          | RAVEN_MANAGEMENT_ADDRESS",
                "RAVEN_TLS_CERT          | tls.crt                     | RAVEN_TLS_KEY"
            })
    void aWrongSettingIsNamed(String name, String value, String named) throws IOException {
        refused(Map.of(name, value), RavenServer.freePort(), named);
    }

    @Test
    void allWrongSettingsAreNamedAtOnceBeforeAnythingIsStarted() throws IOException {
        Map<String, String> wrong = Map.of(
                "RAVEN_ENVIRONMENT", "production",
                "RAVEN_TRUSTED_PROXIES", "here",
                "RAVEN_HTTP_ADDRESS", "everywhere",
                "RAVEN_REGISTRATIN", "closed");
        assertThat(refused(wrong, RavenServer.freePort(), "RAVEN_TRUSTED_PROXIES"))
                .contains("raven: REDIS_URL: ", "raven: ENCRYPTION_KEY_STORAGE: ", "raven: RAVEN_HTTP_ADDRESS: ")
                .contains("raven: warning: RAVEN_REGISTRATIN: ");
        assertThat(data.resolve("run/server")).doesNotExist();
    }

    @Test
    void aWrongPasswordOfRedisIsNamedAndNotRepeated(RavenServer running) throws IOException {
        String url = running.redisUrl().replaceAll(":[^:@]*@", ":wr0ngpass@");
        assertThat(refused(Map.of("REDIS_URL", url), RavenServer.freePort(), "REDIS_URL"))
                .doesNotContain("wr0ngpass");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENCRYPTION_KEY_STORAGE | file  | ENCRYPTION_KEY_STORAGE",
                "ENCRYPTION_KEY_STORAGE | env   | ENCRYPTION_KEY_STORAGE",
                "ENCRYPTION_ENABLED     | false | ENCRYPTION_ENABLED",
                "KMS_KEY_ID             | raven | KMS_KEY_ID"
            })
    void productionStartsUnderAKeyServiceThatBindsAlone(String name, String value, String named, RavenServer running)
            throws IOException {
        try (FakeVault bindsNothing = FakeVault.thatBindsNothing()) {
            Map<String, String> production = new HashMap<>(Map.of(
                    "RAVEN_ENVIRONMENT", "production",
                    "REDIS_URL", running.redisUrl(),
                    "RAVEN_OPERATOR_KEY_SHA256", "ab".repeat(32),
                    "RAVEN_UNPROTECTED", "anybody-may-read-this-data",
                    "ENCRYPTION_KEY_STORAGE", "kms",
                    "KMS_PROVIDER", "vault",
                    "KMS_KEY_ID", "raven",
                    "VAULT_ADDR", bindsNothing.url(),
                    "VAULT_TOKEN", FakeVault.TOKEN));
            production.put(name, value);
            refused(production, RavenServer.freePort(), named);
        }
    }

    @Test
    void aCertificateThatIsNoneIsNamed() throws IOException {
        Path file = Files.writeString(data.resolve("tls.crt"), "none");
        Map<String, String> tls = Map.of("RAVEN_TLS_CERT", file.toString(), "RAVEN_TLS_KEY", file.toString());
        assertThat(refused(tls, RavenServer.freePort(), "RAVEN_TLS_CERT")).contains(file.toString());
    }

    @Test
    void whatIsLeftOfAnOperatorsKeyIsNamed() throws IOException {
        Path file = Files.createFile(
                data.resolve("operator.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertThat(refused(Map.of(), RavenServer.freePort(), "RAVEN_DATA_DIR"))
                .contains(file.getFileName().toString());
    }

    @Test
    void aTakenPortIsNamed(RavenServer running) throws IOException {
        refused(Map.of(), running.url().getPort(), "port " + running.url().getPort());
    }

    @Test
    void aTakenManagementPortIsNamedWithItsMend(RavenServer running) throws IOException {
        Map<String, String> taken = Map.of(
                "RAVEN_MANAGEMENT_ADDRESS", "127.0.0.1:" + running.management().getPort());
        assertThat(refused(taken, RavenServer.freePort(), "RAVEN_MANAGEMENT_ADDRESS"))
                .contains("is taken", "off");
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "in the way");
        RavenServer server = launch(file, RavenServer.freePort(), Map.of());
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
