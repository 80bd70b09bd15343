package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.network.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files on a disk of their own, a collector and a syslog server over TLS: while any of them is missing, full, hangs or answers
 * errors, what cannot be copied is not done; when it is back, nothing is missing in it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditSinksIT {
    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":([0-9]+),");
    private static final String PLATFORM = "ten_AAAAAAAAAAAAAAAAAAAAAA";
    private static final int SECONDS = 30;

    private Path data;
    private Volume volume;
    private AuditCollector collector;
    private SyslogReceiver syslog;
    private RavenServer server;
    private Tenant tenant;
    private String user;
    private String conversation;
    private final Set<Outage> broken = EnumSet.noneOf(Outage.class);

    /** What happens to a copy, and how that ends. */
    private enum Outage {
        FILES_MISSING("file") {
            @Override
            void begin(AuditSinksIT all) {
                all.putInTheWay();
            }

            @Override
            void end(AuditSinksIT all) {
                all.takeOutOfTheWay();
            }
        },
        FILES_FULL("file") {
            @Override
            void begin(AuditSinksIT all) {
                all.volume.require();
                all.volume.fill();
            }

            @Override
            void end(AuditSinksIT all) {
                all.volume.makeRoom();
            }
        },
        FILES_HANG("file") {
            @Override
            void begin(AuditSinksIT all) {
                all.volume.require();
                all.volume.freeze();
            }

            @Override
            void end(AuditSinksIT all) {
                all.volume.thaw();
            }
        },
        COLLECTOR_MISSING("https") {
            @Override
            void begin(AuditSinksIT all) {
                all.collector.goAway();
            }

            @Override
            void end(AuditSinksIT all) {
                all.collector.comeBack();
            }
        },
        COLLECTOR_FULL("https") {
            @Override
            void begin(AuditSinksIT all) {
                all.collector.answer(507);
            }

            @Override
            void end(AuditSinksIT all) {
                all.collector.answer(200);
            }
        },
        COLLECTOR_HANGS("https") {
            @Override
            void begin(AuditSinksIT all) {
                all.collector.hang();
            }

            @Override
            void end(AuditSinksIT all) {
                all.collector.goOn();
            }
        },
        COLLECTOR_FAILS("https") {
            @Override
            void begin(AuditSinksIT all) {
                all.collector.answer(500);
            }

            @Override
            void end(AuditSinksIT all) {
                all.collector.answer(200);
            }
        },
        COLLECTOR_IS_ELSEWHERE("https") {
            @Override
            void begin(AuditSinksIT all) {
                all.collector.answer(302);
            }

            @Override
            void end(AuditSinksIT all) {
                all.collector.answer(200);
            }
        },
        SYSLOG_MISSING("syslog") {
            @Override
            void begin(AuditSinksIT all) {
                all.syslog.goAway();
            }

            @Override
            void end(AuditSinksIT all) {
                all.syslog.comeBack();
            }
        },
        SYSLOG_HANGS("syslog") {
            @Override
            void begin(AuditSinksIT all) {
                all.syslog.hang();
            }

            @Override
            void end(AuditSinksIT all) {
                all.syslog.goOn();
            }
        };

        private final String copy;

        Outage(String copy) {
            this.copy = copy;
        }

        abstract void begin(AuditSinksIT all);

        abstract void end(AuditSinksIT all);
    }

    @BeforeAll
    void start() throws IOException {
        TestCertificate shown = TestCertificate.of("EC", "ip:127.0.0.1");
        data = Raven.temporary();
        volume = new Volume(data);
        collector = new AuditCollector(shown);
        syslog = new SyslogReceiver(shown);
        server = RavenServer.started(
                data,
                Map.of(
                        "RAVEN_AUDIT_DIR", audit().toString(),
                        "RAVEN_AUDIT_FREE_MB", "1",
                        "RAVEN_AUDIT_HTTPS_URL", collector.url(),
                        "RAVEN_AUDIT_SYSLOG", syslog.url(),
                        "RAVEN_AUDIT_CA_FILE",
                                Files.writeString(data.resolve("ca.pem"), shown.certificatePem())
                                        .toString()));
        tenant = Tenant.register(Api.of(server.url()));
        user = tenant.user();
        conversation = tenant.conversation(user);
    }

    @AfterEach
    void mendWhatATestLeftBroken() {
        EnumSet.copyOf(broken).forEach(this::end);
    }

    @AfterAll
    void stop() {
        volume.release();
        try {
            if (server != null) {
                server.close();
            }
        } finally {
            collector.close();
            syslog.close();
            volume.close();
            Raven.delete(data);
        }
    }

    private Path audit() {
        return volume.at().resolve("copies/audit");
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

    private Reply administer() {
        return tenant.api().post("api-keys", Map.of("name", "k", "scopes", List.of("memory:read")));
    }

    private Reply ingest() {
        return tenant.api()
                .post(
                        "memory/ingest",
                        Map.of(
                                "user_id",
                                user,
                                "conversation_id",
                                conversation,
                                "user_message",
                                "hello",
                                "agent_response",
                                "hi"));
    }

    /** How many keys and exchanges there are: read while copies fail. */
    private List<Integer> done() {
        return List.of(
                tenant.api().get("api-keys").json().path("total").asInt(),
                tenant.api()
                        .get("conversations/" + conversation)
                        .json()
                        .path("message_count")
                        .asInt());
    }

    private List<String> inRedis() {
        return RedisContent.of(server).audit(tenant.id());
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
                String text = Files.readString(file);
                assertThat(text).as("no part of a line").endsWith("}\n");
                lines.addAll(text.lines().toList());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return lines;
    }

    private void begin(Outage outage) {
        outage.begin(this);
        broken.add(outage);
    }

    private void end(Outage outage) {
        broken.remove(outage);
        outage.end(this);
    }

    /** By its name in health, what is said of each copy. */
    private Map<String, String> health() {
        JsonNode ready = tenant.api().get("/health/ready").json();
        return ready.path("checks")
                .valueStream()
                .filter(check -> check.path("name").asText().startsWith("audit_"))
                .collect(Collectors.toMap(
                        check -> check.path("name").asText().substring("audit_".length()),
                        check -> check.path("status").asText()));
    }

    private void expectHealth(Set<String> failing) {
        Map<String, String> expected = Stream.of("file", "https", "syslog")
                .collect(Collectors.toMap(copy -> copy, copy -> failing.contains(copy) ? "DEGRADED" : "UP"));
        Patience.until(SECONDS, () -> health().equals(expected), () -> health() + server.log());
    }

    private void expectNoHole() {
        int events = inRedis().size();
        List.<List<String>>of(collector.lines(), syslog.lines())
                .forEach(lines -> Patience.until(SECONDS, () -> sequences(lines).size() >= events, server::log));
        Patience.until(SECONDS, () -> sequences(inFiles()).size() >= events, server::log);
        for (List<String> lines : List.of(collector.lines(), syslog.lines(), inFiles())) {
            assertThat(sequences(lines)).hasSize(events).last().isEqualTo((long) events);
        }
    }

    private static void expectRefused(Reply refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("audit_unavailable");
        assertThat(refused.header("Retry-After")).isPresent();
    }

    /** Nothing is done while these copies are out, health says which they are, and nothing is missing after they came back. */
    private void expectNothingDoneDuring(List<Outage> outages) {
        expectHealth(Set.of());
        outages.forEach(this::begin);
        Patience.until(SECONDS, () -> administer().status() == 503, server::log);
        expectHealth(outages.stream().map(outage -> outage.copy).collect(Collectors.toSet()));
        List<Integer> before = done();
        int events = inRedis().size();
        expectRefused(administer());
        expectRefused(ingest());
        assertThat(done()).isEqualTo(before);
        assertThat(inRedis()).as("no intent is left behind").hasSize(events);
        for (Outage outage : outages) {
            assertThat(administer().status()).as("while %s", broken).isEqualTo(503);
            end(outage);
        }
        expectHealth(Set.of());
        assertThat(administer().status()).isEqualTo(201);
        assertThat(ingest().status()).isEqualTo(201);
        assertThat(done()).isEqualTo(List.of(before.get(0) + 1, before.get(1) + 2));
        expectNoHole();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsDoneWhile(Outage outage) {
        expectNothingDoneDuring(List.of(outage));
    }

    private static Stream<List<Outage>> together() {
        return Stream.of(
                List.of(Outage.FILES_MISSING, Outage.COLLECTOR_MISSING, Outage.SYSLOG_MISSING),
                List.of(Outage.FILES_FULL, Outage.COLLECTOR_FULL, Outage.SYSLOG_HANGS),
                List.of(Outage.FILES_HANG, Outage.COLLECTOR_HANGS, Outage.SYSLOG_HANGS),
                List.of(Outage.FILES_MISSING, Outage.COLLECTOR_FAILS),
                List.of(Outage.COLLECTOR_HANGS, Outage.SYSLOG_MISSING));
    }

    @ParameterizedTest
    @MethodSource("together")
    void nothingIsDoneUntilTheLastOfThemIsBack(List<Outage> outages) {
        expectNothingDoneDuring(outages);
    }

    @Test
    void theLogSaysWhichCopyFailedAndNeverWhereItIs() {
        expectNothingDoneDuring(List.of(Outage.COLLECTOR_FAILS));
        List<String> platform = RedisContent.of(server).audit(PLATFORM);
        for (String action : List.of("audit.sink_fail", "audit.sink_recover")) {
            assertThat(platform)
                    .anyMatch(event ->
                            event.contains("\"action\":\"" + action + "\"") && event.contains("\"sink\":\"https\""));
        }
        assertThat(String.join("", platform)).doesNotContain(collector.url(), syslog.url());
    }
}
