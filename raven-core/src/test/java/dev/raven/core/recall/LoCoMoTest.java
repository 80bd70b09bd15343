package dev.raven.core.recall;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.recall.onnx.OnnxModels;
import dev.raven.core.shared.LoCoMo;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recipe on five long real conversations, in the JVM alone. */
class LoCoMoTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final int HITS = 10;

    /** A question and the turns that were found for it, two a hit. */
    private record Answered(LoCoMo.Question question, List<String> turns) {

        double recallOfTen() {
            return question.recall(turns.subList(0, Math.min(10, turns.size())));
        }

        double recallOfTwenty() {
            return question.recall(turns);
        }

        /** 1 by the place of the first interaction that helps, of the first ten. */
        double reciprocalRank() {
            return IntStream.range(0, turns.size())
                    .filter(i -> question.evidence().contains(turns.get(i)))
                    .mapToDouble(i -> 1.0 / (1 + i / 2))
                    .findFirst()
                    .orElse(0);
        }
    }

    @Test
    void fourOfFiveAnsweringTurnsAreAmongTheFirstTen() throws Exception {
        try (Embedder embedder = OnnxEmbedder.open(new OnnxModels())) {
            List<List<Answered>> talks =
                    IntStream.range(0, 5).mapToObj(line -> ask(line, embedder)).toList();
            double ten = mean("recall@10", talks, Answered::recallOfTen);
            double twenty = mean("recall@20", talks, Answered::recallOfTwenty);
            double rank = mean("MRR of interactions", talks, Answered::reciprocalRank);
            assertThat(ten).isGreaterThanOrEqualTo(0.80);
            assertThat(twenty).isGreaterThanOrEqualTo(0.86);
            assertThat(rank).isGreaterThanOrEqualTo(0.68);
        }
    }

    /** The mean over conversations; logs those, and the means over all questions of each category. */
    private static double mean(String name, List<List<Answered>> talks, ToDoubleFunction<Answered> measure) {
        List<Double> each = talks.stream()
                .map(talk -> talk.stream().mapToDouble(measure).average().orElseThrow())
                .toList();
        double mean = each.stream().mapToDouble(one -> one).average().orElseThrow();
        Map<Integer, Double> categories = talks.stream()
                .flatMap(List::stream)
                .collect(groupingBy(one -> one.question().category(), TreeMap::new, averagingDouble(measure)));
        System.getLogger("recall").log(Level.INFO, name + " " + mean + " of " + each + ", " + categories);
        return mean;
    }

    private static List<Answered> ask(int line, Embedder embedder) {
        LoCoMo talk = LoCoMo.line(line);
        Map<InteractionId, LoCoMo.Exchange> exchanges = new HashMap<>();
        UserIndex index = new UserIndex();
        talk.sessions().forEach(session -> exchanges.putAll(put(index, embedder, session)));
        return talk.questions().stream()
                .map(question -> new Answered(question, search(index, embedder, question.text(), exchanges)))
                .toList();
    }

    private static Map<InteractionId, LoCoMo.Exchange> put(UserIndex index, Embedder embedder, LoCoMo.Session session) {
        ConversationId conversation = IDS.conversation();
        List<Turn> turns = session.exchanges().stream()
                .map(exchange -> new Turn(
                        IDS.interaction(),
                        conversation,
                        session.date(),
                        message(exchange.said()),
                        message(exchange.answered()),
                        Optional.empty()))
                .toList();
        List<TurnVectors> vectors = TurnVectors.embed(embedder, turns, Duration.ZERO);
        IntStream.range(0, turns.size()).forEach(i -> index.put(turns.get(i).with(vectors.get(i))));
        return IntStream.range(0, turns.size())
                .boxed()
                .collect(toMap(i -> turns.get(i).id(), i -> session.exchanges().get(i)));
    }

    private static Turn.Message message(LoCoMo.Turn turn) {
        return new Turn.Message(turn.speaker(), turn.text());
    }

    private static List<String> search(
            UserIndex index, Embedder embedder, String question, Map<InteractionId, LoCoMo.Exchange> exchanges) {
        float[] vector = embedder.embedQuery(index.impersonal(question));
        return index.search(new RecallQuery(question, Optional.of(vector), turn -> true, HITS)).best().stream()
                .map(hit -> exchanges.get(hit.id()))
                .flatMap(exchange ->
                        Stream.of(exchange.said().id(), exchange.answered().id()))
                .toList();
    }
}
