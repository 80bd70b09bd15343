package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

/** A log that went back behind its copies is noticed, and administration waits until the operator has accepted it. */
class AuditRollbackIT {
    private Path data;
    private RavenServer server;
    private Tenant tenant;

    @BeforeEach
    void start() {
        data = Raven.temporary();
        server = started();
        tenant = Tenant.register(Api.of(server.url()));
    }

    private RavenServer started() {
        return RavenServer.started(
                data, Map.of("RAVEN_AUDIT_DIR", data.resolve("copies/audit").toString()));
    }

    @AfterEach
    void stop() {
        server.close();
        Raven.delete(data);
    }

    private Reply administer() {
        return tenant.api().post("api-keys", Map.of("name", "k", "scopes", List.of("memory:read")));
    }

    private List<String> inRedis() {
        return RedisContent.of(server).audit(tenant.id());
    }

    /** Puts the log back as an older file of Redis's would. */
    private void rollBack(int events) {
        String log = "rvn:{" + tenant.id() + "}:audit";
        try (Jedis redis = new Jedis(server.redisUrl())) {
            List<StreamEntry> all = redis.xrange(log, "-", "+");
            StreamEntry last = all.get(all.size() - events - 1);
            StreamEntry next = all.get(all.size() - events);
            String hash = next.getFields().get("body").replaceAll(".*\"previous_hash\":\"([0-9a-f]{64})\"}$", "$1");
            redis.xdel(
                    log,
                    all.subList(all.size() - events, all.size()).stream()
                            .map(StreamEntry::getID)
                            .toArray(StreamEntryID[]::new));
            redis.sendCommand(
                    () -> "XSETID".getBytes(StandardCharsets.US_ASCII),
                    log,
                    last.getID().toString());
            redis.hset(
                    log + ":head",
                    Map.of("sequence", String.valueOf(last.getID().getTime()), "hash", hash));
        }
    }

    private void expectAlarm() {
        Patience.until(20, () -> administer().status() == 503, server::log);
        assertThat(administer().text("detail")).contains("accept-rollback");
        String user = tenant.user();
        assertThat(tenant.ingest(user, tenant.conversation(user), "hello", "hi").status())
                .as("data goes on")
                .isEqualTo(201);
        assertThat(server.logged("is not what was copied")).isTrue();
    }

    @Test
    void aLogThatWentBackRefusesAdministrationUntilTheOperatorAcceptsIt() {
        administer();
        administer();
        rollBack(3);
        expectAlarm();

        server.close();
        restart();
        expectAlarm();

        Reply blank = server.operator().post("platform/audit/accept-rollback", Map.of("reason", " "));
        assertThat(blank.status()).isEqualTo(400);
        assertThat(administer().status()).isEqualTo(503);

        Reply accepted = server.operator().post("platform/audit/accept-rollback", Map.of("reason", "a test did it"));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(accepted.json().at("/accepted/0/log").asText()).isEqualTo(tenant.id());
        assertThat(administer().status()).isEqualTo(201);
        assertThat(inRedis())
                .anyMatch(event -> event.contains("audit.accept_rollback") && event.contains("a test did it"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private void restart() {
        server = started();
        tenant = tenant.on(server);
    }

    @Test
    void anOlderFileOfRedisIsNoticedAtTheStart() throws IOException {
        server.close();
        Path older = data.resolve("older");
        copy(data.resolve("redis"), older);
        restart();
        assertThat(administer().status()).isEqualTo(201);
        server.close();
        Raven.delete(data.resolve("redis"));
        Files.move(older, data.resolve("redis"));
        restart();
        expectAlarm();
    }
}
