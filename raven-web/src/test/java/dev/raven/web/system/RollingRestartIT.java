package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.network.FreePort;
import dev.raven.persistence.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * Nodes that are told to end while they are asked. Each of two is restarted in turn, behind a load balancer, and nobody who asks
 * there notices; {@code -Draven.restart.rounds=20} does it more often.
 */
class RollingRestartIT {
    private static final int ROUNDS = Integer.getInteger("raven.restart.rounds", 1);
    private static final int WRITERS = 2;
    private static final int READERS = 1;
    private static final int ENOUGH = 40;
    private static final String PLATFORM = "ten_AAAAAAAAAAAAAAAAAAAAAA";

    private final RedisServer redis = RedisServer.start();
    private final List<Path> data = List.of(Raven.temporary(), Raven.temporary());
    private final Path files = Raven.temporary();
    private final List<RavenServer> nodes = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(RavenServer::close);
        redis.close();
        data.forEach(Raven::delete);
        Raven.delete(files);
    }

    private RavenServer launched(int number, int port, int drain) {
        return RavenServer.started(
                data.get(number),
                port,
                Map.of(
                        "REDIS_URL", redis.url(),
                        "RAVEN_DURABILITY", "everysec",
                        "RAVEN_DRAIN_SECONDS", String.valueOf(drain),
                        "RAVEN_ENCRYPTION_KEY_FILE",
                                data.get(0).resolve("encryption.key").toString()));
    }

    @Test
    void nobodyNoticesThatEachNodeIsRestarted() throws Exception {
        nodes.add(launched(0, FreePort.next(), 5));
        nodes.add(launched(1, FreePort.next(), 5));
        List<URI> urls = nodes.stream().map(RavenServer::url).toList();
        OfflineVerifier auditor = new OfflineVerifier(files, nodes.get(0).operator());
        try (LoadBalancer balancer = new LoadBalancer(urls)) {
            Patience.until(() -> urls.stream().allMatch(balancer::sendsTo), this::logs);
            Tenant tenant = Tenant.register(
                    Api.of(balancer.url()), Map.of("rate_limit_per_minute", 1_000_000, "batch_size", 5));
            SteadyClients clients = new SteadyClients(tenant, WRITERS, READERS);
            for (int restart = 0; restart < ROUNDS * nodes.size(); restart++) {
                int number = restart % nodes.size();
                awaitMore(clients);
                restart(number);
                Patience.until(() -> balancer.sendsTo(urls.get(number)), this::logs);
                assertThat(balancer.failures()).as(this::logs).isEmpty();
            }
            awaitMore(clients);
            clients.stop();
            assertThat(balancer.failures()).as(this::logs).isEmpty();
            clients.expectAll();
            auditor.verifiedExport(tenant.id(), tenant.api());
            nodes.forEach(RavenServer::close);
            nodes.forEach(RollingRestartIT::expectEndedInOrder);
            expectNobodyToCountAsThere();
            expectEverythingSignedAndCopied(auditor, tenant.id());
        }
    }

    private String logs() {
        return nodes.get(0).log() + nodes.get(nodes.size() - 1).log();
    }

    private void awaitMore(SteadyClients clients) {
        int enough = clients.done() + ENOUGH;
        Patience.until(() -> clients.done() >= enough, this::logs);
    }

    private void restart(int number) {
        RavenServer node = nodes.get(number);
        node.close();
        expectEndedInOrder(node);
        nodes.set(number, launched(number, node.url().getPort(), 5));
    }

    private static void expectEndedInOrder(RavenServer node) {
        assertThat(node.exitCode(0)).as(() -> node.errors() + node.log()).hasValue(0);
    }

    /** A restore would wait for them, and the limits of those that are left would be too low. */
    private void expectNobodyToCountAsThere() {
        try (Jedis client = new Jedis(redis.url())) {
            assertThat(client.zrange("rvn:{" + PLATFORM + "}:nodes", 0, -1)).isEmpty();
        }
    }

    /** The last checkpoint covers the last event, in what each node wrote outside of Redis. */
    private void expectEverythingSignedAndCopied(OfflineVerifier auditor, String tenant) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Path node : data) {
            try (Stream<Path> written = Files.list(node.resolve("audit"))) {
                written.filter(file -> file.toString().endsWith(".ndjson")).forEach(copies::add);
            }
        }
        for (String log : List.of(tenant, PLATFORM)) {
            JsonNode verified = auditor.verified(log, copies);
            assertThat(verified.path("proven_to")).as(log).isEqualTo(verified.path("to"));
        }
    }

    @Test
    void servesOnAtFirstThenTurnsAwayAndEndsBehindTheLastAnswer() throws Exception {
        RavenServer node = launched(0, FreePort.next(), 300);
        nodes.add(node);
        Tenant tenant = Tenant.register(Api.of(node.url()));
        assertThat(health(node, "ready")).isEqualTo(200);
        String body = Api.json(Map.of("display_name", "Alice"));
        try (Socket slow = new Socket("127.0.0.1", node.url().getPort())) {
            write(
                    slow,
                    "POST /api/v1/users HTTP/1.1\r\nHost: raven\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                            + tenant.key() + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body.charAt(0));

            node.java().destroy();
            Patience.until(() -> health(node, "ready") == 503, node::log);
            Reply served = tenant.api().get("tenant");
            assertThat(served.status()).isEqualTo(200);
            assertThat(served.header("Connection")).hasValue("close");

            node.java().destroy();
            Patience.until(() -> tenant.api().get("tenant").status() == 503, node::log);
            Reply late = tenant.api().get("tenant");
            assertThat(late.header("Retry-After")).isPresent();
            assertThat(late.header("Connection")).hasValue("close");
            assertThat(health(node, "live")).isEqualTo(200);

            write(slow, body.substring(1));
            assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201 ");
        }
        assertThat(node.exitCode(60_000)).as(node::log).hasValue(0);
    }

    /** It is no problem document. */
    private static int health(RavenServer node, String what) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI url = node.url().resolve("/health/" + what);
            return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        to.getOutputStream().flush();
    }
}
