package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server for development finds out about itself. */
@ExtendWith(Raven.class)
class ChecklistIT {
    /** What nobody would have left so in production, and what tests set. */
    private static final Set<String> FAILING = Set.of(
            "keys_per_environment",
            "minimal_scopes",
            "https",
            "kms_encryption",
            "rate_limiting",
            "operator_key",
            "redis_acl",
            "api_keys",
            "backup",
            "restore_drill");

    private static JsonNode look(Api api) {
        Reply reply = api.get("security/checklist");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static Map<String, String> statuses(JsonNode checklist) {
        Map<String, String> statuses = new TreeMap<>();
        checklist
                .path("rows")
                .forEach(row ->
                        statuses.put(row.path("id").asText(), row.path("status").asText()));
        return statuses;
    }

    private static JsonNode row(JsonNode checklist, String id) {
        for (JsonNode row : checklist.path("rows")) {
            if (row.path("id").asText().equals(id)) {
                return row;
            }
        }
        throw new AssertionError("no row " + id + " in " + checklist);
    }

    @Test
    void theOperatorSeesWhatFailsInDevelopmentAndWhatMendsIt(Api api, RavenServer server) {
        Tenant.register(api);
        JsonNode checklist = look(server.operator());
        Map<String, String> statuses = statuses(checklist);
        FAILING.forEach(id -> assertThat(statuses).as(checklist.toString()).containsEntry(id, "fail"));
        assertThat(statuses)
                .as(checklist.toString())
                .containsEntry("redis_auth", "pass")
                .containsEntry("redis_tls", "pass")
                .containsEntry("redis_bind", "pass")
                .containsEntry("redis_persistence", "pass")
                .containsEntry("redis_eviction", "pass")
                .containsEntry("listening", "pass")
                .containsEntry("clock", "pass")
                .containsEntry("audit_copies", "warn")
                .containsEntry("incident_response", "manual");
        assertThat(row(checklist, "https").path("evidence").asText()).contains("plain HTTP was answered 401");
        assertThat(row(checklist, "https").path("remedy").asText()).contains("RAVEN_TLS_CERT");
        assertThat(row(checklist, "https").path("link").asText()).isEqualTo("docs/checklist.md#https");
        assertThat(statuses.values().stream().filter("fail"::equals).count())
                .isEqualTo(checklist.at("/summary/fail").asLong());
    }

    @Test
    void aTenantSeesItsOwnAndNothingOfTheMachines(Api api, RavenServer server) {
        Tenant tenant = Tenant.register(api);
        JsonNode checklist = look(tenant.api());
        assertThat(statuses(checklist).keySet())
                .containsExactlyInAnyOrder(
                        "secrets_manager",
                        "keys_per_environment",
                        "minimal_scopes",
                        "https",
                        "kms_encryption",
                        "retention",
                        "deletion_workflow",
                        "rate_limiting",
                        "monitoring_alerting",
                        "incident_response",
                        "audit_checkpoints",
                        "encryption_keys",
                        "api_keys");
        assertThat(checklist.toString())
                .doesNotContain("127.0.0.1")
                .doesNotContain(server.data().toString())
                .doesNotContainIgnoringCase("redis");
        assertThat(statuses(checklist))
                .containsEntry("retention", "pass")
                .containsEntry("encryption_keys", "pass")
                .containsEntry("rate_limiting", "pass");
    }

    @Test
    void whatFailsIsMended(Api api) {
        Tenant tenant = Tenant.register(api);
        String first =
                tenant.api().get("api-keys").json().at("/api_keys/0/key_id").asText();
        Reply made = tenant.api()
                .post(
                        "api-keys",
                        Map.of(
                                "name",
                                "administration",
                                "scopes",
                                List.of("tenant:admin"),
                                "expires_in_days",
                                60,
                                "allowed_cidrs",
                                List.of("127.0.0.0/8")));
        Api narrow = api.as(made.text("api_key"));
        assertThat(statuses(look(narrow))).containsEntry("api_keys", "fail").containsEntry("minimal_scopes", "fail");
        assertThat(narrow.delete("api-keys/" + first).status()).isEqualTo(204);
        assertThat(statuses(look(narrow))).containsEntry("api_keys", "pass").containsEntry("minimal_scopes", "pass");
    }

    @Test
    void whatIsAttestedPassesAndIsInTheLog(Api api) {
        Tenant tenant = Tenant.register(api);
        Reply attested = tenant.api()
                .post(
                        "security/checklist/incident_response/attestation",
                        Map.of("note", "rehearsed on Monday", "valid_days", 30));
        assertThat(attested.status()).as(attested.body()).isEqualTo(200);
        JsonNode row = row(look(tenant.api()), "incident_response");
        assertThat(row.path("status").asText()).isEqualTo("pass");
        assertThat(row.path("evidence").asText()).contains(attested.text("attested_by"));
        assertThat(row.path("attestation")).isEqualTo(attested.json());
        assertThat(attested.text("attested_by")).startsWith("key_");
        JsonNode event =
                tenant.api().get("audit/events?action=checklist.attest").json().at("/events/0");
        assertThat(event.at("/details/note").asText()).isEqualTo("rehearsed on Monday");
        assertThat(event.at("/details/row").asText()).isEqualTo("incident_response");
        JsonNode looked =
                tenant.api().get("audit/events?action=checklist.run").json().at("/events/0");
        assertThat(looked.at("/details/failing").asText()).contains("kms_encryption");
        assertThat(row(look(Tenant.register(api).api()), "incident_response")
                        .path("status")
                        .asText())
                .as("another tenant's")
                .isEqualTo("manual");
    }

    @Test
    void whatIsMeasuredUnknownOrTheOperatorsIsNotAttestedByATenant(Api api) {
        Api tenant = Tenant.register(api).api();
        Map<String, String> note = Map.of("note", "it is so");
        Reply measured = tenant.post("security/checklist/https/attestation", note);
        assertThat(measured.status()).isEqualTo(400);
        assertThat(measured.field()).isEqualTo("row_id");
        for (String id : List.of("redis_bind", "nothing")) {
            assertThat(tenant.post("security/checklist/" + id + "/attestation", note)
                            .status())
                    .isEqualTo(404);
        }
        Reply personal =
                tenant.post("security/checklist/secrets_manager/attestation", Map.of("note", "ask a.b@example.com"));
        assertThat(personal.status()).isEqualTo(400);
        assertThat(personal.field()).isEqualTo("note");
        assertThat(personal.body()).doesNotContain("a.b@");
        Reply forever = tenant.post(
                "security/checklist/secrets_manager/attestation", Map.of("note", "it is so", "valid_days", 91));
        assertThat(forever.status()).isEqualTo(400);
        assertThat(forever.field()).isEqualTo("valid_days");
    }

    @Test
    void rowsAreShownByTheirStatus(Api api) {
        Api tenant = Tenant.register(api).api();
        JsonNode manual = tenant.get("security/checklist?status=manual").json();
        assertThat(statuses(manual).values()).containsOnly("manual");
        assertThat(manual.at("/summary/fail").asInt()).isPositive();
        Reply wrong = tenant.get("security/checklist?status=green");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.field()).isEqualTo("status");
    }

    private record Ended(int code, String output) {}

    private static Ended raven(RavenServer server, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./raven", "checklist"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of("").toAbsolutePath().getParent().toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RAVEN_"));
        builder.environment().put("RAVEN_DATA_DIR", server.data().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    @Test
    void theCommandShowsATableAndFailsWhereSomethingDoes(RavenServer server) throws Exception {
        Ended table = raven(server);
        assertThat(table.code()).as(table.output()).isEqualTo(1);
        assertThat(table.output())
                .containsPattern("(?m)^fail    https +A request over plain HTTP was answered 401")
                .containsPattern("(?m)^ +> Set RAVEN_TLS_CERT .*\\(docs/checklist.md#https\\)$")
                .containsPattern("(?m)^pass    redis_auth ")
                .containsPattern("(?m)^\\d+ pass, \\d+ warn, \\d+ manual, \\d+ fail$")
                .doesNotContain("\u001b[3");
        Ended json = raven(server, "--json");
        assertThat(json.code()).isEqualTo(1);
        assertThat(Reply.parsed(json.output()).at("/summary/fail").asInt()).isPositive();
        assertThat(raven(server, "--yaml").output()).contains("takes --json and nothing else");
    }
}
