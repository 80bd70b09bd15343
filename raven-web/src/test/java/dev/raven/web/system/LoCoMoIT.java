package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.shared.LoCoMo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A long conversation, stored and asked about over HTTP: the right turns come first. */
@ExtendWith(Raven.class)
class LoCoMoIT {
    private static final int INTERACTIONS = 5;

    @Test
    void threeOfFourAnsweringTurnsAreAmongTheFirstTen(Api api) {
        LoCoMo talk = LoCoMo.line(1);
        Tenant tenant = Tenant.register(api, Map.of("rate_limit_per_minute", 1_000_000));
        String user = tenant.user();
        Map<String, LoCoMo.Exchange> stored = new HashMap<>();
        talk.sessions().forEach(session -> store(tenant, user, session, stored));
        tenant.api().post("memory/flush", Map.of("user_id", user));

        double recall = talk.questions().stream()
                .mapToDouble(question -> question.recall(turns(tenant, user, question.text(), stored)))
                .average()
                .orElseThrow();
        System.getLogger("recall")
                .log(System.Logger.Level.INFO, String.format("recall@10 turns over HTTP: %.3f", recall));
        assertThat(recall).isGreaterThanOrEqualTo(0.75);
    }

    private static void store(Tenant tenant, String user, LoCoMo.Session session, Map<String, LoCoMo.Exchange> stored) {
        LoCoMo.Exchange first = session.exchanges().get(0);
        String conversation = tenant.api()
                .post(
                        "conversations",
                        Map.of(
                                "user_id",
                                user,
                                "participants",
                                Map.of(
                                        "user", first.said().speaker(),
                                        "agent", first.answered().speaker())))
                .text("conversation_id");
        for (LoCoMo.Exchange exchange : session.exchanges()) {
            Reply reply = tenant.ingest(
                    user,
                    conversation,
                    exchange.said().text(),
                    exchange.answered().text(),
                    Map.of("occurred_at", session.date().toString()));
            stored.put(reply.text("interaction_id"), exchange);
        }
    }

    private static List<String> turns(
            Tenant tenant, String user, String question, Map<String, LoCoMo.Exchange> stored) {
        JsonNode memories = tenant.query(user, question, Map.of("limit", INTERACTIONS))
                .json()
                .path("memories");
        List<String> turns = new ArrayList<>();
        for (String id : memories.findValuesAsText("interaction_id")) {
            turns.add(stored.get(id).said().id());
            turns.add(stored.get(id).answered().id());
        }
        return turns;
    }
}
