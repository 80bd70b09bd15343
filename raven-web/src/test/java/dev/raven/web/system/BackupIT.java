package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.network.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is backed up comes back, on a server that has nothing but the backup and the operator's key; who was erased does not. */
class BackupIT {
    private static final Map<String, Integer> UNLIMITED = Map.of("rate_limit_per_minute", 1_000_000, "batch_size", 3);
    private static final Path HOME = Raven.temporary();
    private static final Path BACKUPS = HOME.resolve("backups");
    private static final List<Path> DIRECTORIES = new ArrayList<>(List.of(HOME));

    private static Tenant acme;
    private static Tenant globex;
    private static String alice;
    private static String talk;
    private static String bob;
    private static String forgotten;
    private static List<String> remembered;
    /** Taken before somebody was erased. */
    private static String older;
    /** Taken after it. */
    private static String newer;

    private final List<RavenServer> servers = new ArrayList<>();

    @BeforeAll
    static void takeBackups() {
        try (RavenServer server = RavenServer.started(HOME, Map.of("RAVEN_BACKUP_DIR", BACKUPS.toString()))) {
            acme = Tenant.register(Api.of(server.url()), UNLIMITED);
            globex = Tenant.register(Api.of(server.url()), UNLIMITED);
            String carol = globex.user();
            globex.ingest(carol, globex.conversation(carol), "unrelated", "noted");
            alice = acme.user();
            talk = acme.conversation(alice);
            forgotten = acme.conversation(alice);
            bob = acme.user();
            for (int i = 0; i < 8; i++) {
                acme.ingest(alice, talk, "Alice's locker has the code 471" + i, "noted");
                acme.ingest(alice, forgotten, "Forget the code 999" + i, "noted");
                acme.ingest(bob, acme.conversation(bob), "Bob's locker has the code 815" + i, "noted");
            }
            older = backup(server);
            assertThat(acme.api().delete("users/" + bob).status()).isEqualTo(200);
            assertThat(acme.api().delete("conversations/" + forgotten).status()).isEqualTo(200);
            remembered = acme.found(alice, "locker code", Map.of("limit", 50));
            newer = backup(server);
            rehearse(server, older);
            rehearse(server, newer);
        }
    }

    private static void rehearse(RavenServer server, String backup) {
        Api operator = server.operator();
        String job = operator.post("platform/backups/" + backup + "/verify", Map.of())
                .text("job_id");
        Patience.until(
                () -> operator.get("jobs/" + job).text("state").equals("succeeded"),
                () -> operator.get("jobs/" + job).body() + server.log());
        JsonNode told = operator.get("audit/events?action=platform.backup.verify.end")
                .json()
                .at("/events/0");
        assertThat(told.toString()).contains(backup).contains("\"erased_checked\":1");
        assertThat(HOME.resolve("drill")).doesNotExist();
    }

    @AfterEach
    void stop() {
        servers.forEach(RavenServer::close);
    }

    @AfterAll
    static void delete() {
        DIRECTORIES.forEach(Raven::delete);
    }

    private static String backup(RavenServer server) {
        Api operator = server.operator();
        Reply ordered = operator.post("platform/backups", Map.of());
        assertThat(ordered.status()).as(ordered.body()).isEqualTo(202);
        String job = ordered.json().at("/job/job_id").asText();
        Patience.until(
                () -> operator.get("jobs/" + job).text("state").equals("succeeded"),
                () -> operator.get("jobs/" + job).body() + server.log());
        return ordered.text("backup_id");
    }

    private static Path directory() {
        Path directory = Raven.temporary();
        DIRECTORIES.add(directory);
        return directory;
    }

    private static Map<String, String> restoring(String backup, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "RAVEN_RESTORE", backup,
                "RAVEN_BACKUP_DIR", BACKUPS.toString(),
                "RAVEN_ENCRYPTION_KEY_FILE", HOME.resolve("encryption.key").toString()));
        settings.putAll(more);
        return settings;
    }

    private RavenServer restored(Path data, String backup, Map<String, String> more) {
        RavenServer server = RavenServer.started(data, restoring(backup, more));
        servers.add(server);
        return server;
    }

    /** Why a restore did not begin. */
    private static String refused(Path data, String backup, Map<String, String> more) {
        try (RavenServer server = RavenServer.launched(data, FreePort.next(), restoring(backup, more))) {
            assertThat(server.exitCode(120_000))
                    .hasValueSatisfying(code -> assertThat(code).isNotZero());
            return server.errors();
        }
    }

    private static Path copyOfBackups() throws IOException {
        Path copy = directory();
        try (Stream<Path> files = Files.walk(BACKUPS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(BACKUPS.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return copy;
    }

    @Test
    void anOlderBackupComesBackWithoutWhoWasErasedSince() {
        Path data = directory();
        RavenServer server = restored(data, older, Map.of());
        Tenant back = acme.on(server);

        assertThat(back.found(alice, "locker code", Map.of("limit", 50)))
                .containsExactlyInAnyOrderElementsOf(remembered);
        assertThat(back.api().get("users/" + bob).status()).isEqualTo(404);
        assertThat(back.api().get("conversations/" + forgotten).status()).isEqualTo(404);
        assertThat(back.query(alice, "forget the code", Map.of("limit", 100)).body())
                .doesNotContain("code 999");
        assertThat(back.api().get("users?limit=100").json().at("/total").asInt())
                .isEqualTo(1);
        assertThat(globex.on(server).api().get("users").json().at("/total").asInt())
                .isEqualTo(1);
        back.ingest(alice, talk, "Alice's new code is 4729", "noted");
        assertThat(back.found(alice, "new code 4729", Map.of())).isNotEmpty();
        assertThat(back.api()
                        .post("audit/verify", Map.of())
                        .json()
                        .at("/verified")
                        .asBoolean())
                .isTrue();
        JsonNode told = server.operator()
                .get("audit/events?action=platform.restore")
                .json()
                .at("/events/0");
        assertThat(told.toString()).contains(older);
        assertThat(server.operator().get("platform/backups").json().at("/backups"))
                .extracting(backup -> backup.at("/backup_id").asText())
                .containsExactly(newer, older);

        back.api().delete("users/" + alice);
        server.close();
        RavenServer again = restored(data, newer, Map.of("RAVEN_RESTORE_INTO_EMPTY_ONLY", "false"));
        assertThat(acme.on(again).api().get("users/" + alice).status())
                .as("erased after the newest backup, as the storage that it replaces still knew")
                .isEqualTo(404);
        assertThat(acme.on(again).api().get("users/" + bob).status()).isEqualTo(404);
    }

    @Test
    void oneTenantComesBackAlone() {
        RavenServer server = restored(directory(), newer, Map.of("RAVEN_RESTORE_TENANT", globex.id()));
        assertThat(globex.on(server).api().get("users").json().at("/total").asInt())
                .isEqualTo(1);
        assertThat(acme.on(server).api().get("tenant").status()).isEqualTo(401);
        assertThat(server.operator().get("platform/tenants").json().at("/tenants"))
                .hasSize(1);
        assertThat(Tenant.register(Api.of(server.url())).user()).isNotEmpty();
    }

    @Test
    void nothingIsTouchedWhereSomethingIs() {
        Path data = directory();
        Tenant there;
        try (RavenServer server = RavenServer.started(data, Map.of())) {
            there = Tenant.register(Api.of(server.url()));
        }
        assertThat(refused(data, newer, Map.of())).contains("the storage is not empty");
        RavenServer server = restored(data, newer, Map.of("RAVEN_RESTORE_INTO_EMPTY_ONLY", "false"));
        assertThat(there.on(server).api().get("tenant").status()).isEqualTo(401);
        assertThat(acme.on(server).api().get("tenant").status()).isEqualTo(200);
    }

    @Test
    void whoForgetsTheOtherServersBackupsOrKeyIsToldWhereTheyLieAndLeavesNoKey() {
        Path data = directory();
        assertThat(refused(data, newer, Map.of("RAVEN_BACKUP_DIR", "")))
                .contains("RAVEN_RESTORE: ", "no complete backup " + newer + " in " + data, "set RAVEN_BACKUP_DIR");
        assertThat(refused(data, newer, Map.of("RAVEN_ENCRYPTION_KEY_FILE", "")))
                .contains("no key in " + data.resolve("encryption.key"), "set it to the key file of the server");
        assertThat(data.resolve("encryption.key")).doesNotExist();
    }

    @Test
    void aDamagedBackupIsRefusedBeforeAnythingIsWritten() throws IOException {
        Path copy = copyOfBackups();
        Path archive = memoryOfAcme(copy.resolve(newer));
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        Path data = directory();

        assertThat(refused(data, newer, Map.of("RAVEN_BACKUP_DIR", copy.toString())))
                .contains(archive.getFileName() + " is not what was written");
    }

    private static Path memoryOfAcme(Path backup) throws IOException {
        try (Stream<Path> files = Files.list(backup.resolve("data/" + acme.id()))) {
            return files.filter(file -> file.getFileName().toString().startsWith("memory."))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
