package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.persistence.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Eight administrators write on two nodes that are killed at random moments: the logs have no gap, nothing twice and one
 * continuation, their trees verify, and every act that was acknowledged stands there. {@code -Draven.kill.rounds=20} kills
 * more often, {@code -Draven.kill.seed} in the same order again.
 */
class AuditNodesIT {
    private static final int ROUNDS = Integer.getInteger("raven.kill.rounds", 1);
    private static final long SEED = Long.getLong("raven.kill.seed", System.nanoTime());
    private static final int ADMINISTRATORS = 8;
    private static final int ENOUGH = 40;
    private static final String PLATFORM = "ten_AAAAAAAAAAAAAAAAAAAAAA";

    private final Random random = new Random(SEED);
    private final RedisServer redis = RedisServer.start();
    private final List<Path> data = List.of(Raven.temporary(), Raven.temporary());
    private final Path files = Raven.temporary();
    private final List<RavenServer> nodes = new CopyOnWriteArrayList<>();
    private Tenant tenant;

    @BeforeEach
    void start() {
        nodes.add(node(0));
        nodes.add(node(1));
        tenant = Tenant.register(
                Api.of(nodes.get(0).url()), Map.of("rate_limit_per_minute", 1_000_000, "max_users", 1_000_000));
    }

    @AfterEach
    void stop() {
        nodes.forEach(RavenServer::close);
        redis.close();
        data.forEach(Raven::delete);
        Raven.delete(files);
    }

    private RavenServer node(int number) {
        return RavenServer.started(
                data.get(number),
                Map.of(
                        "REDIS_URL", redis.url(),
                        "RAVEN_DURABILITY", "everysec",
                        "RAVEN_ENCRYPTION_KEY_FILE",
                                data.get(0).resolve("encryption.key").toString()));
    }

    @Test
    void logsHaveNoGapNothingTwiceAndNoForkWhicheverNodeIsKilledWhenever() throws Exception {
        Administrators administrators = new Administrators(tenant, nodes, ADMINISTRATORS);
        int offset = random.nextInt(3);
        for (int round = 0; round < ROUNDS; round++) {
            awaitMore(administrators, 1 + random.nextInt(2 * ENOUGH));
            List<Integer> victims =
                    List.of(List.of(0), List.of(1), List.of(0, 1)).get((offset + round) % 3);
            victims.forEach(victim -> nodes.get(victim).java().destroyForcibly());
            victims.parallelStream().forEach(this::restart);
            System.out.printf(
                    "AuditNodesIT, seed %d, round %d: %s killed, %d acknowledged%n",
                    SEED, round + 1, victims, administrators.acknowledged().size());
        }
        awaitMore(administrators, ENOUGH);
        administrators.stop();

        expectVerifiedByEachNode();
        OfflineVerifier auditor = new OfflineVerifier(files, nodes.get(0).operator());
        List<JsonNode> events = exported(auditor);
        expectEachOnce(administrators.acknowledged(), events);
        nodes.forEach(RavenServer::close);
        expectCopiesOfAllNodesVerified(auditor, events.size());
    }

    private void awaitMore(Administrators administrators, int more) {
        int enough = administrators.acknowledged().size() + more;
        Patience.until(
                () -> administrators.acknowledged().size() >= enough,
                () -> nodes.get(0).log() + nodes.get(1).log());
    }

    private void restart(int number) {
        assertThat(nodes.get(number).exitCode(30_000)).isPresent();
        nodes.set(number, node(number));
    }

    private void expectVerifiedByEachNode() {
        for (RavenServer node : nodes) {
            for (Api reader : List.of(tenant.on(node).api(), node.operator())) {
                Reply verdict = reader.post("audit/verify", Map.of());
                assertThat(verdict.json().path("verified").asBoolean())
                        .as(verdict.body() + node.log())
                        .isTrue();
            }
        }
    }

    /** The tenant's log as an auditor takes and verifies it. */
    private List<JsonNode> exported(OfflineVerifier auditor) throws IOException {
        JsonNode verified =
                auditor.verifiedExport(tenant.id(), tenant.on(nodes.get(0)).api());
        assertThat(verified.path("from").asInt()).isEqualTo(1);
        return Files.readAllLines(auditor.export()).stream()
                .skip(1)
                .map(line -> Reply.parsed(line).path("event"))
                .toList();
    }

    private static void expectEachOnce(Map<String, String> acknowledged, List<JsonNode> events) {
        Map<String, List<JsonNode>> byPhaseAndRequest = new HashMap<>();
        for (JsonNode event : events) {
            String request =
                    event.path("phase").asText() + event.at("/request/id").asText();
            if (!event.path("category").asText().equals("key")) {
                byPhaseAndRequest
                        .computeIfAbsent(request, first -> new ArrayList<>())
                        .add(event);
            }
        }
        acknowledged.forEach((request, action) -> {
            assertThat(byPhaseAndRequest.get("outcome" + request))
                    .as(request)
                    .singleElement()
                    .satisfies(outcome -> {
                        assertThat(outcome.path("action").asText()).isEqualTo(action);
                        assertThat(outcome.path("outcome").asText()).isEqualTo("success");
                        if (outcome.path("category").asText().equals("administrative")) {
                            assertThat(byPhaseAndRequest.get("intent" + request))
                                    .singleElement()
                                    .satisfies(intent -> assertThat(outcome.path("intent_id"))
                                            .isEqualTo(intent.path("event_id")));
                        }
                    });
        });
        byPhaseAndRequest.forEach((request, recorded) -> {
            if (request.contains("administrator-")) {
                assertThat(recorded).as(request).hasSize(1);
            }
        });
    }

    /** The nodes have stopped: what was signed last covers all, and no copy tells of another continuation. */
    private void expectCopiesOfAllNodesVerified(OfflineVerifier auditor, int events) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Path node : data) {
            try (Stream<Path> written = Files.list(node.resolve("audit"))) {
                written.filter(file -> file.toString().endsWith(".ndjson")).forEach(copies::add);
            }
        }
        JsonNode ours = auditor.verified(tenant.id(), copies);
        assertThat(ours.path("events").asInt()).isGreaterThanOrEqualTo(events);
        assertThat(ours.path("proven_to")).isEqualTo(ours.path("to"));
        auditor.verified(PLATFORM, copies);
        assertThat(RedisContent.in(redis).audit(PLATFORM))
                .noneMatch(event -> event.contains("\"audit.sign\"") || event.contains("\"audit.rollback\""));
    }
}
