package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.network.FreePort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of everything that a tenant can have, made when it is asked for; what belongs together does. */
final class Things {
    private static final Pattern EVENT = Pattern.compile("evt_[A-Za-z0-9_-]{32}");
    /** By tenant: an event that a checkpoint covers. */
    private static final Map<String, String> COVERED = new ConcurrentHashMap<>();

    private final Tenant tenant;
    private final Map<String, String> made = new HashMap<>();

    Things(Tenant tenant) {
        this.tenant = tenant;
    }

    /** @param prefix of the id that is wanted */
    String of(String prefix) {
        if (!made.containsKey(prefix)) {
            made.put(prefix, make(prefix));
        }
        return made.get(prefix);
    }

    private String make(String prefix) {
        return switch (prefix) {
            case "ten" -> tenant.id();
            case "usr" -> tenant.user();
            case "conv" -> tenant.conversation(of("usr"));
            case "int" -> tenant.ingest(of("usr"), of("conv"), "hello", "hi").text("interaction_id");
            case "fact" -> fact();
            case "key" -> key();
            case "job" -> job();
            case "rcp" -> tenant.api().delete("users/" + tenant.user()).text("receipt_id");
            case "msg" -> undelivered();
            case "evt" -> event();
            case "exp" -> export();
            case "bkp" -> "bkp_" + "A".repeat(22); // no tenant can have one
            default -> throw new AssertionError("say here how a tenant comes to have a thing named " + prefix + "_…");
        };
    }

    private String export() {
        Reply ordered = tenant.api().post("tenant/exports", Map.of());
        String job = ordered.json().at("/job/job_id").asText();
        Patience.until(
                () -> tenant.api().get("jobs/" + job).text("state").equals("succeeded"),
                () -> ordered.body() + tenant.api().get("jobs/" + job).body());
        return ordered.text("export_id");
    }

    private String fact() {
        tenant.ingest(of("usr"), of("conv"), "I live in Oslo.", "Noted.");
        tenant.api().post("memory/flush", Map.of("user_id", of("usr")));
        return tenant.api()
                .get("memory/facts?user_id=" + of("usr"))
                .json()
                .at("/facts/0/fact_id")
                .asText();
    }

    /** With a scope that whoever may manage keys has. */
    private String key() {
        return tenant.api()
                .post("api-keys", Map.of("name", "k", "scopes", List.of("tenant:admin")))
                .text("key_id");
    }

    /** One that it has already, as the same work is not ordered twice at a time. */
    private String job() {
        String newest = tenant.api().get("jobs").json().at("/jobs/0/job_id").asText();
        return newest.isEmpty() ? tenant.rotate("kms") : newest;
    }

    /** The first of its log, as a checkpoint covers that soonest. */
    private String event() {
        return COVERED.computeIfAbsent(tenant.id(), id -> {
            Matcher events =
                    EVENT.matcher(tenant.api().get("audit/export?format=ndjson").body());
            assertThat(events.find()).isTrue();
            String event = events.group();
            Patience.until(
                    () -> tenant.api().get("audit/events/" + event + "/proof").status() == 200,
                    () -> tenant.api().get("audit/checkpoints/latest").body());
            return event;
        });
    }

    /** A message to a webhook where nobody listens. */
    private String undelivered() {
        String nobody = "http://127.0.0.1:" + FreePort.next() + "/";
        tenant.api().patch("tenant", Map.of("settings", Map.of("webhook_url", nobody)));
        tenant.limitedTo("tenant:read");
        return tenant.api()
                .get("tenant/webhook-deliveries")
                .json()
                .at("/webhook_deliveries/0/delivery_id")
                .asText();
    }
}
