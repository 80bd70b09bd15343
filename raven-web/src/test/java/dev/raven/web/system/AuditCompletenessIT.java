package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever a server describes is held against its log, one to one: what was done, what failed and what was denied, for a
 * tenant that has reads recorded, too.
 */
@ExtendWith(Raven.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditCompletenessIT {
    /** They tell no person's data, and nothing that stands in the log. */
    private static final Set<String> UNRECORDED = Set.of(
            "GET /api/v1/tenant",
            "GET /api/v1/audit/activity",
            "GET /api/v1/tenant/webhook-deliveries",
            "GET /api/v1/encryption/keys",
            "GET /api/v1/erasures/{receipt_id}",
            "GET /api/v1/erasures/{receipt_id}/note",
            "GET /api/v1/jobs",
            "GET /api/v1/jobs/{job_id}",
            "GET /api/v1/audit/checkpoints",
            "GET /api/v1/audit/checkpoints/latest",
            "GET /api/v1/audit/consistency",
            "GET /api/v1/audit/key",
            "GET /api/v1/audit/verify");

    /** Done, nobody could read that it was: {@link TenantErasureIT} holds it against the log. */
    private static final String LAST = "DELETE /api/v1/tenant";

    private final AtomicInteger requests = new AtomicInteger();
    private Tenant tenant;
    private List<Sample> samples;

    @BeforeAll
    void register(Api api) {
        tenant = Tenant.register(api, Map.of("rate_limit_per_minute", 1_000_000, "data_audit", "all"));
        samples = Operation.served(api).stream()
                .filter(operation -> !operation.scopes().isEmpty())
                .flatMap(operation -> operation.samples().stream())
                .toList();
    }

    private String request() {
        return "complete-" + requests.incrementAndGet();
    }

    /** What the log holds of a request, oldest first, without the calls of the key service that it took. */
    private List<JsonNode> events(String request, int expected) {
        AtomicReference<List<JsonNode>> seen = new AtomicReference<>(List.of());
        Patience.until(
                30,
                () -> {
                    JsonNode page = tenant.api()
                            .get("audit/events?limit=100&phase=all&request_id=" + request)
                            .json();
                    seen.set(StreamSupport.stream(page.path("events").spliterator(), false)
                            .filter(event -> !event.path("category").asText().equals("key"))
                            .toList()
                            .reversed());
                    return seen.get().size() >= expected;
                },
                () -> request + " " + seen.get());
        return seen.get();
    }

    private static void assertOf(Sample sample, JsonNode event) {
        assertThat(event.at("/request/method").asText())
                .isEqualTo(sample.operation().method());
        assertThat("/api/v1" + event.at("/request/route").asText())
                .isEqualTo(sample.operation().path());
        assertThat(event.at("/actor/type").asText()).isEqualTo("api_key");
        assertThat(sample.operation().scopes()).contains(event.path("scope").asText());
    }

    private void assertRecorded(Sample sample, String request, String outcome) {
        if (UNRECORDED.contains(sample.operation().toString())) {
            assertThat(events(request, 0)).as(request).isEmpty();
            return;
        }
        List<JsonNode> events = events(request, 1);
        JsonNode last = events.get(events.size() - 1);
        boolean administrative = last.path("category").asText().equals("administrative");
        assertThat(events).as(events.toString()).hasSize(administrative ? 2 : 1);
        events.forEach(event -> assertOf(sample, event));
        assertThat(last.path("outcome").asText()).as(events.toString()).isEqualTo(outcome);
        if (administrative) {
            assertThat(events.get(0).path("phase").asText()).isEqualTo("intent");
            assertThat(last.path("intent_id")).isEqualTo(events.get(0).path("event_id"));
            assertThat(last.path("action")).isEqualTo(events.get(0).path("action"));
        }
    }

    @TestFactory
    Stream<DynamicTest> whatWasDoneIsRecordedOnce() {
        new Things(tenant).of("evt"); // the log has a checkpoint then, which some ask for
        return samples.stream()
                .filter(sample -> !sample.operation().toString().equals(LAST))
                .map(sample -> dynamicTest(sample.toString(), () -> {
                    String request = request();
                    Map<String, Object> values = new HashMap<>(sample.ids(new Things(tenant)::of));
                    Reply reply = sample.call(tenant.api().with("X-Request-Id", request), values);
                    assertThat(reply.status()).as(reply.body()).isIn(200, 201, 202, 204);
                    assertRecorded(sample, request, "success");
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatFailedIsRecordedOnce() {
        return samples.stream()
                .filter(sample -> !sample.operation().ids("path").isEmpty())
                .map(sample -> dynamicTest(sample.toString(), () -> {
                    String request = request();
                    Reply reply = sample.call(tenant.api().with("X-Request-Id", request));
                    assertThat(reply.status()).as(reply.body()).isEqualTo(404);
                    assertRecorded(sample, request, "failure");
                }));
    }

    /** With a key each, as of many refusals of one key only the first are recorded by themselves. */
    @TestFactory
    Stream<DynamicTest> whatWasDeniedIsRecordedOnce() {
        return samples.stream()
                .map(sample -> dynamicTest(sample.toString(), () -> {
                    String request = request();
                    boolean users = sample.operation().scopes().contains("users:read");
                    Api key = tenant.limitedTo(users ? "tenant:read" : "users:read");
                    assertThat(sample.call(key.with("X-Request-Id", request)).status())
                            .isEqualTo(403);
                    List<JsonNode> events = events(request, 1);
                    assertThat(events).as(events.toString()).hasSize(1);
                    assertThat(events.get(0).path("action").asText()).isEqualTo("authorize");
                    assertThat(events.get(0).path("outcome").asText()).isEqualTo("denied");
                    assertThat(events.get(0).path("reason").asText()).isEqualTo("insufficient_scope");
                    assertOf(sample, events.get(0));
                }));
    }
}
