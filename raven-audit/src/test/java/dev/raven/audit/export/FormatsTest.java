package dev.raven.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.auditor.AuditExportHead;
import dev.raven.core.auditor.AuditFormat;
import dev.raven.core.auditor.AuditSpan;
import dev.raven.core.auditor.ExportedEvent;
import dev.raven.core.id.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TenantId LOG = new TenantId("ten_" + "B".repeat(22));
    private static final String PREVIOUS = "ab".repeat(32);
    private static final String EVENT =
            "{\"event_id\":\"evt_1\",\"sequence\":7,\"phase\":\"outcome\",\"intent_id\":\"evt_0\","
                    + "\"occurred_at\":\"2026-11-24T12:00:00.5Z\",\"recorded_at\":\"2026-11-24T12:00:01Z\","
                    + "\"actor\":{\"type\":\"api_key\",\"key_id\":\"key_1\",\"key_prefix\":\"rk_test_rvn_0\"},"
                    + "\"action\":\"ACTION\",\"category\":\"CATEGORY\",\"outcome\":\"denied\",\"reason\":\"not_found\","
                    + "\"target\":{\"type\":\"api_key\",\"id\":\"key_2\"},"
                    + "\"source\":{\"address\":\"203.0.113.9\",\"user_agent\":\"AGENT\"},"
                    + "\"request\":{\"id\":\"req_1\",\"method\":\"POST\",\"route\":\"/api-keys\"},\"scope\":\"tenant:admin\","
                    + "\"previous_hash\":\"" + PREVIOUS + "\"}";

    private static ExportedEvent event(String category, String action, String agent) {
        String text =
                EVENT.replace("ACTION", action).replace("CATEGORY", category).replace("AGENT", agent);
        return new ExportedEvent(
                LOG, AuditEvent.of(new StoredAuditEvent(7, text.getBytes(StandardCharsets.UTF_8))), Optional.empty());
    }

    private static String line(AuditFormat format, ExportedEvent event) {
        return new String(new Formats().of(format).line(event), StandardCharsets.UTF_8);
    }

    private static JsonNode json(AuditFormat format, ExportedEvent event) throws IOException {
        return JSON.readTree(line(format, event));
    }

    private static AuditExportHead head(boolean complete) {
        return new AuditExportHead(
                LOG, "raven/" + LOG, new AuditSpan(7, 9), PREVIOUS, List.of(new byte[32]), complete, 8, Instant.EPOCH);
    }

    @ParameterizedTest
    @EnumSource(AuditFormat.class)
    void everyFormatCarriesWhatALogIsVerifiedBy(AuditFormat format) {
        ExportedEvent event = event("administrative", "api_key.create", "curl");
        String leaf = Base64.getEncoder().encodeToString(event.event().leafHash());

        assertThat(line(format, event).replace("\\=", "="))
                .contains("evt_1", "7", PREVIOUS, leaf)
                .endsWith("\n")
                .containsOnlyOnce("\n");
    }

    @Test
    void theNativeFormatHoldsTheExactBytes() throws IOException {
        ExportedEvent event = event("data", "memory.ingest", "é \\\"quoted\\\"");
        String body = new String(event.event().stored().body(), StandardCharsets.UTF_8);

        assertThat(line(AuditFormat.NDJSON, event)).endsWith(",\"event\":" + body + "}\n");
        JsonNode proven =
                json(AuditFormat.NDJSON, new ExportedEvent(LOG, event.event(), Optional.of(List.of(new byte[32]))));
        assertThat(proven.at("/hashes/0").asText()).isEqualTo("A".repeat(43) + "=");
    }

    @Test
    void theNativeFormatBeginsWithWhatItIsOf() throws IOException {
        JsonNode complete = JSON.readTree(new Formats().of(AuditFormat.NDJSON).begin(head(true)));
        JsonNode filtered = JSON.readTree(new Formats().of(AuditFormat.NDJSON).begin(head(false)));

        assertThat(complete.toString())
                .isEqualTo("{\"raven_audit_export\":1,\"log\":\"" + LOG + "\",\"origin\":\"raven/" + LOG
                        + "\",\"from\":7,\"to\":9,\"previous_hash\":\"" + PREVIOUS + "\",\"frontier\":[\""
                        + "A".repeat(43)
                        + "=\"],\"complete\":true,\"exported_at\":\"1970-01-01T00:00:00Z\"}");
        assertThat(filtered.has("frontier")).isFalse();
        assertThat(filtered.path("tree_size").asLong()).isEqualTo(8);
        assertThat(filtered.path("complete").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\\t=1", "\\r=1"})
    void noCellIsTakenForAFormula(String agent) {
        String escaped = agent.replace("\\t", "\t").replace("\\r", "\r");
        assertThat(line(AuditFormat.CSV, event("data", "memory.ingest", agent))).contains(",\"'" + escaped + "\",");
    }

    @Test
    void aCellWithCommasAndQuotesIsOneCell() {
        assertThat(line(AuditFormat.CSV, event("data", "memory.ingest", "a, \\\"b\\\"")))
                .contains(",\"a, \"\"b\"\"\",");
        String header = new String(new Formats().of(AuditFormat.CSV).begin(head(true)), StandardCharsets.UTF_8);
        assertThat(header.split(","))
                .hasSameSizeAs(line(AuditFormat.CSV, event("data", "x", "a")).split(",", -1));
    }

    @Test
    void nothingBreaksOutOfItsPlaceInCef() {
        String line = line(AuditFormat.CEF, event("data", "a|b", "x=y \\\\ z\\nsrc=1.2.3.4"));
        assertThat(line).startsWith("CEF:0|Raven|Raven|1|a\\|b|data a\\|b|7|rt=1795521600500 ");
        assertThat(line).contains("requestClientApplication=x\\=y \\\\ z\\nsrc\\=1.2.3.4 ");
    }

    @ParameterizedTest
    @CsvSource({
        "authentication, authenticate, 3002, 1",
        "authentication, session.open, 3002, 1",
        "authentication, session.close, 3002, 2",
        "authorization, authorize, 6003, 99",
        "administrative, api_key.create, 3004, 1",
        "administrative, api_key.revoke, 3004, 4",
        "administrative, tenant.update, 3004, 3",
        "administrative, encryption.rotate, 6003, 3",
        "administrative, audit.export, 1008, 3",
        "system, audit.prune, 1008, 2",
        "administrative, audit.review, 1008, 99",
        "data, memory.ingest, 6003, 1",
        "key, wrap, 6003, 99"
    })
    void everyEventHasWhatItsClassInOcsfRequires(String category, String action, int kind, int activity)
            throws IOException {
        JsonNode event = json(AuditFormat.OCSF, event(category, action, "curl"));

        assertThat(event.path("class_uid").asInt()).isEqualTo(kind);
        assertThat(event.path("category_uid").asInt()).isEqualTo(kind / 1000);
        assertThat(event.path("activity_id").asInt()).isEqualTo(activity);
        assertThat(event.path("type_uid").asInt()).isEqualTo(kind * 100 + activity);
        assertThat(event.path("severity_id").asInt()).isPositive();
        assertThat(event.path("status_id").asInt()).isEqualTo(2);
        assertThat(event.path("time").asLong()).isEqualTo(1795521600500L);
        assertThat(event.at("/metadata/version").asText()).isEqualTo("1.5.0");
        assertThat(event.at("/metadata/product/name").asText()).isEqualTo("Raven");
        assertThat(event.at("/metadata/sequence").asLong()).isEqualTo(7);
        String required = switch (kind) {
            case 3002 -> "/user/name /service/name";
            case 3004 -> "/entity/uid";
            case 1008 -> "/log_name";
            default -> "/actor/user/uid /api/operation /src_endpoint/ip";
        };
        for (String place : required.split(" ")) {
            assertThat(event.at(place).asText()).as(place).isNotEmpty();
        }
    }

    @Test
    void elasticKnowsItsOwnFields() throws IOException {
        JsonNode event = json(AuditFormat.ECS, event("administrative", "api_key.create", "curl"));

        assertThat(event.at("/@timestamp").asText()).isEqualTo("2026-11-24T12:00:00.5Z");
        assertThat(event.at("/event/category/0").asText()).isEqualTo("iam");
        assertThat(event.at("/event/type/0").asText()).isEqualTo("denied");
        assertThat(event.at("/event/outcome").asText()).isEqualTo("failure");
        assertThat(event.at("/user/id").asText()).isEqualTo("key_1");
        assertThat(event.at("/user/target/id").asText()).isEqualTo("key_2");
        assertThat(event.at("/source/ip").asText()).isEqualTo("203.0.113.9");
        assertThat(event.at("/raven/intent_id").asText()).isEqualTo("evt_0");
    }
}
