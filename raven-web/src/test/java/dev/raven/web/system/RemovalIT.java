package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Removing an exchange, ending a conversation, and counts that stay exact while everything happens at once. */
@ExtendWith(Raven.class)
class RemovalIT {
    private Tenant tenant;
    private String user;
    private String conversation;

    @BeforeEach
    void register(Api api) {
        tenant = Tenant.register(api, Map.of("rate_limit_per_minute", 1_000_000));
        user = tenant.user();
        conversation = tenant.conversation(user);
    }

    private String ingest(String said) {
        return tenant.ingest(user, conversation, said, "noted").text("interaction_id");
    }

    private Reply remove(String interaction) {
        return tenant.api().delete("memory/interactions/" + interaction + "?user_id=" + user);
    }

    private JsonNode stats() {
        return tenant.api().get("tenant").json().path("stats");
    }

    @Test
    void aRemovedExchangeIsGoneFromSearchTranscriptAndCounts() {
        String buffered = ingest("the code is 4711");
        assertThat(remove(buffered).status()).isEqualTo(204);
        assertThat(stats().path("storage_bytes").asLong()).isZero();
        String consolidated = ingest("the code is 0815");
        ingest("something else");
        tenant.api().post("memory/flush", Map.of("user_id", user));
        assertThat(remove(consolidated).status()).isEqualTo(204);

        assertThat(tenant.found(user, "code", Map.of())).containsExactly("something else");
        Reply transcript = tenant.api().get("conversations/" + conversation + "/interactions");
        assertThat(transcript.json().path("interactions").findValuesAsText("user_message"))
                .containsExactly("something else");
        assertThat(transcript.json().at("/interactions/0/tier").asText()).isEqualTo("episodic");
        assertThat(stats().path("total_interactions").asInt()).isEqualTo(1);
        assertThat(tenant.api().get("conversations/" + conversation).text("message_count"))
                .isEqualTo("2");
        assertThat(remove(consolidated).status()).isEqualTo(204);
    }

    @Test
    void aRemovalNamesItsUser() {
        Reply reply = tenant.api().delete("memory/interactions/" + ingest("x"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("user_id");
    }

    @Test
    void anEndedConversationTakesNothingMore() {
        ingest("last words");
        Reply ended = tenant.api().post("conversations/" + conversation + "/end", "");
        Reply again = tenant.api().post("conversations/" + conversation + "/end", "");
        assertThat(ended.text("ended_at")).endsWith("Z");
        assertThat(again.body()).isEqualTo(ended.body());
        Reply late = tenant.api()
                .post(
                        "memory/ingest",
                        Map.of(
                                "user_id",
                                user,
                                "conversation_id",
                                conversation,
                                "user_message",
                                "late",
                                "agent_response",
                                "no"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("conversation_ended");
        assertThat(tenant.api()
                        .patch("conversations/" + conversation, Map.of("title", "over"))
                        .text("title"))
                .isEqualTo("over");
    }

    @Test
    void quotasHoldWhenManyCreateAtOnce() throws Exception {
        tenant.api().patch("tenant", Map.of("settings", Map.of("max_users", 4, "max_conversations_per_user", 5)));
        AtomicInteger users = new AtomicInteger();
        AtomicInteger conversations = new AtomicInteger();
        together(12, racer -> {
            if (tenant.api().post("users", Map.of()).status() == 201) {
                users.incrementAndGet();
            }
            if (tenant.api().post("conversations", Map.of("user_id", user)).status() == 201) {
                conversations.incrementAndGet();
            }
        });
        assertThat(users).hasValue(3);
        assertThat(conversations).hasValue(4);
        assertThat(stats().path("user_count").asInt()).isEqualTo(4);
        assertThat(stats().path("conversation_count").asInt()).isEqualTo(5);
    }

    @Test
    void countsAreWhatWasAcknowledgedWhateverHappensAtOnce() throws Exception {
        AtomicInteger held = new AtomicInteger();
        together(8, racer -> {
            for (int i = 0; i < 12; i++) {
                String id = ingest("statement " + racer + " " + i);
                held.incrementAndGet();
                if (i % 3 == racer % 3) {
                    assertThat(remove(id).status()).isEqualTo(204);
                    held.decrementAndGet();
                }
                if (i % 5 == 0) {
                    tenant.api().post("memory/flush", Map.of("user_id", user));
                }
            }
        });
        assertThat(stats().path("total_interactions").asInt()).isEqualTo(held.get());
        assertThat(tenant.api()
                        .get("conversations/" + conversation)
                        .json()
                        .path("message_count")
                        .asInt())
                .isEqualTo(2 * held.get());
        Reply transcript = tenant.api().get("conversations/" + conversation + "/interactions?limit=100");
        assertThat(transcript.json().path("total").asInt()).isEqualTo(held.get());
        assertThat(transcript.json().path("interactions").findValuesAsText("user_message"))
                .hasSize(held.get())
                .doesNotHaveDuplicates();
    }

    private interface Racer {
        void run(int number);
    }

    private static void together(int racers, Racer racer) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                int number = i;
                runs.add(threads.submit(() -> racer.run(number)));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
    }
}
