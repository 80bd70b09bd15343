package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.shared.LoCoMo;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recipe on five long real conversations, in the JVM alone. */
class LoCoMoTest {
    private static final Ids IDS = new Ids(new SecureRandom());

    @Test
    void threeOfFourAnsweringTurnsAreAmongTheFirstTen() throws Exception {
        try (Embedder embedder = OnnxEmbedder.open()) {
            double mean = IntStream.range(0, 5)
                    .mapToDouble(line -> recall(line, embedder))
                    .average()
                    .orElseThrow();
            assertThat(mean).isGreaterThanOrEqualTo(0.75);
        }
    }

    private static double recall(int line, Embedder embedder) {
        LoCoMo talk = LoCoMo.line(line);
        Map<InteractionId, LoCoMo.Exchange> exchanges = new HashMap<>();
        UserIndex index = new UserIndex();
        talk.sessions().forEach(session -> put(index, embedder, session, exchanges));
        double recall = talk.questions().stream()
                .mapToDouble(question -> question.recall(search(index, embedder, question.text(), exchanges)))
                .average()
                .orElseThrow();
        System.getLogger("recall")
                .log(Level.INFO, String.format("recall@10 turns, conversation %d: %.3f", line, recall));
        return recall;
    }

    private static void put(
            UserIndex index, Embedder embedder, LoCoMo.Session session, Map<InteractionId, LoCoMo.Exchange> exchanges) {
        ConversationId conversation = IDS.conversation();
        for (LoCoMo.Exchange exchange : session.exchanges()) {
            Turn.Message user =
                    new Turn.Message(exchange.said().speaker(), exchange.said().text());
            Turn.Message agent = new Turn.Message(
                    exchange.answered().speaker(), exchange.answered().text());
            InteractionId id = IDS.interaction();
            exchanges.put(id, exchange);
            index.put(new Turn(
                    id,
                    conversation,
                    session.date(),
                    user,
                    agent,
                    Optional.of(TurnVectors.embed(embedder, user, agent))));
        }
    }

    private static List<String> search(
            UserIndex index, Embedder embedder, String question, Map<InteractionId, LoCoMo.Exchange> exchanges) {
        RecallQuery query = new RecallQuery(question, Optional.of(embedder.embedQuery(question)), turn -> true, 5);
        return index.search(query).best().stream()
                .map(hit -> exchanges.get(hit.id()))
                .flatMap(exchange ->
                        Stream.of(exchange.said().id(), exchange.answered().id()))
                .toList();
    }
}
