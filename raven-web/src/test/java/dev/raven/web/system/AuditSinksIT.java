package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
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
    private AuditCopies copies;
    private RavenServer server;
    private Tenant tenant;
    private String user;
    private String conversation;
    private final Set<AuditOutage> broken = EnumSet.noneOf(AuditOutage.class);

    @BeforeAll
    void start() {
        data = Raven.temporary();
        copies = new AuditCopies(data);
        server = RavenServer.started(data, copies.settings());
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
        copies.volume().release();
        try {
            if (server != null) {
                server.close();
            }
        } finally {
            copies.close();
            Raven.delete(data);
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

    /** What callers did or asked for; the node itself opens keys whenever it needs them, for what is not recorded first. */
    private List<String> ofCallers() {
        return inRedis().stream()
                .filter(event -> !event.contains("\"actor\":{\"type\":\"system\"}"))
                .toList();
    }

    private TreeSet<Long> sequences(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("{\"log\":\"" + tenant.id()) && line.contains("\"event\":"))
                .flatMap(line -> SEQUENCE.matcher(line).results().limit(1))
                .map((MatchResult found) -> Long.valueOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void begin(AuditOutage outage) {
        outage.begin(copies);
        broken.add(outage);
    }

    private void end(AuditOutage outage) {
        broken.remove(outage);
        outage.end(copies);
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
        Patience.until(
                SECONDS,
                () -> copies.lines().stream().allMatch(lines -> sequences(lines).size() >= events),
                server::log);
        for (List<String> lines : copies.lines()) {
            assertThat(sequences(lines)).hasSize(events).last().isEqualTo((long) events);
        }
    }

    private static void expectRefused(Reply refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("audit_unavailable");
        assertThat(refused.header("Retry-After")).isPresent();
    }

    /** Nothing is done while these copies are out, health says which they are, and nothing is missing after they came back. */
    private void expectNothingDoneDuring(List<AuditOutage> outages) {
        expectHealth(Set.of());
        outages.forEach(this::begin);
        Patience.until(SECONDS, () -> administer().status() == 503, server::log);
        expectHealth(outages.stream().map(AuditOutage::copy).collect(Collectors.toSet()));
        List<Integer> before = done();
        List<String> recorded = ofCallers();
        expectRefused(administer());
        expectRefused(ingest());
        assertThat(done()).isEqualTo(before);
        assertThat(ofCallers()).as("no intent is left behind").isEqualTo(recorded);
        for (AuditOutage outage : outages) {
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
    void nothingIsDoneWhile(AuditOutage outage) {
        expectNothingDoneDuring(List.of(outage));
    }

    private static Stream<List<AuditOutage>> together() {
        return Stream.of(
                List.of(AuditOutage.FILES_MISSING, AuditOutage.COLLECTOR_MISSING, AuditOutage.SYSLOG_MISSING),
                List.of(AuditOutage.FILES_FULL, AuditOutage.COLLECTOR_FULL, AuditOutage.SYSLOG_HANGS),
                List.of(AuditOutage.FILES_HANG, AuditOutage.COLLECTOR_HANGS, AuditOutage.SYSLOG_HANGS),
                List.of(AuditOutage.FILES_MISSING, AuditOutage.COLLECTOR_FAILS),
                List.of(AuditOutage.COLLECTOR_HANGS, AuditOutage.SYSLOG_MISSING));
    }

    @ParameterizedTest
    @MethodSource("together")
    void nothingIsDoneUntilTheLastOfThemIsBack(List<AuditOutage> outages) {
        expectNothingDoneDuring(outages);
    }

    @Test
    void theLogSaysWhichCopyFailedAndNeverWhereItIs() {
        expectNothingDoneDuring(List.of(AuditOutage.COLLECTOR_FAILS));
        List<String> platform = RedisContent.of(server).audit(PLATFORM);
        for (String action : List.of("audit.sink_fail", "audit.sink_recover")) {
            assertThat(platform)
                    .anyMatch(event ->
                            event.contains("\"action\":\"" + action + "\"") && event.contains("\"sink\":\"https\""));
        }
        assertThat(String.join("", platform))
                .doesNotContain(copies.collector().url(), copies.syslog().url());
    }
}
