package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

/** What cannot be copied is not done; a copy that comes back has no hole; a log that went back is noticed. */
class AuditSinksIT {
    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":([0-9]+),");

    private AuditCollector collector;
    private RavenServer server;
    private Path data;
    private Tenant tenant;

    @BeforeEach
    void start() throws IOException {
        collector = new AuditCollector();
        data = Raven.temporary();
        server = started();
        tenant = Tenant.register(Api.of(server.url()));
    }

    private RavenServer started() {
        return RavenServer.started(
                data, Map.of("RAVEN_AUDIT_HTTPS_URL", collector.url(), "RAVEN_AUDIT_DIR", audit().toString()));
    }

    @AfterEach
    void stop() {
        server.close();
        collector.close();
        Raven.delete(data);
    }

    private Path audit() {
        return data.resolve("copies/audit");
    }

    private Reply administer() {
        return tenant.api().post("api-keys", Map.of("name", "k", "scopes", List.of("memory:read")));
    }

    private int keys() {
        return tenant.api().get("api-keys").json().path("total").asInt();
    }

    private List<String> inRedis() {
        return RedisContent.of(server).audit(tenant.id());
    }

    private long intents() {
        return inRedis().stream()
                .filter(event -> event.contains("\"phase\":\"intent\""))
                .count();
    }

    private TreeSet<Long> sequences(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("{\"log\":\"" + tenant.id()) && line.contains("\"event\":"))
                .flatMap(line -> SEQUENCE.matcher(line).results().limit(1))
                .map((MatchResult found) -> Long.valueOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> inFiles() {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(audit())) {
            for (Path file : files.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return lines;
    }

    /** Nothing is done while something is broken, and nothing is missing after it was mended. */
    private void refusesUntil(Runnable mend) {
        Patience.until(20, () -> administer().status() == 503, server::log);
        int before = keys();
        long intents = intents();
        Reply refused = administer();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("audit_unavailable");
        assertThat(keys()).isEqualTo(before);
        assertThat(intents()).as("no intent is left behind").isEqualTo(intents);
        mend.run();
        Patience.until(20, () -> administer().status() == 201, server::log);
        assertThat(keys()).isEqualTo(before + 1);
        expectNoHole();
    }

    private void expectNoHole() {
        int events = inRedis().size();
        Patience.until(20, () -> sequences(collector.lines()).size() >= events, server::log);
        Patience.until(20, () -> sequences(inFiles()).size() >= events, server::log);
        assertThat(sequences(inFiles())).hasSize(events).last().isEqualTo((long) events);
        assertThat(sequences(collector.lines())).hasSize(events).last().isEqualTo((long) events);
    }

    private void putInTheWay() {
        try {
            Files.move(audit(), audit().resolveSibling("away"));
            Files.writeString(audit(), "in the way");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void takeOutOfTheWay() {
        try {
            Files.delete(audit());
            Files.move(audit().resolveSibling("away"), audit());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void nothingIsDoneWhileACopyIsMissingAnswersErrorsOrHangsInTurnAndTogether() {
        assertThat(administer().status()).isEqualTo(201);
        expectNoHole();

        putInTheWay();
        refusesUntil(this::takeOutOfTheWay);

        collector.answer(500);
        refusesUntil(() -> collector.answer(200));

        collector.hang();
        refusesUntil(collector::goOn);

        putInTheWay();
        collector.answer(302);
        refusesUntil(() -> {
            collector.answer(200);
            takeOutOfTheWay();
        });
        List<String> platform = RedisContent.of(server).audit("ten_AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(platform).anyMatch(event -> event.contains("\"action\":\"server.start\""));
        assertThat(platform).anyMatch(event -> event.contains("\"action\":\"audit.sink_fail\""));
        assertThat(platform).anyMatch(event -> event.contains("\"action\":\"audit.sink_recover\""));
        assertThat(String.join("", platform)).doesNotContain(collector.url());
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
