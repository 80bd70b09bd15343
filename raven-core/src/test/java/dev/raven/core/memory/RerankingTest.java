package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.memory.QueryRequest;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.recall.OnnxReranker;
import dev.raven.core.recall.OverlapModel;
import dev.raven.core.recall.onnx.OnnxModels;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerankingTest {
    private static final String QUESTION = "what is the boat called";
    private static final String NEAREST = "the boat called Petrel";
    private static final String FULLEST = "what is the rent called, what is the rent";

    @TempDir
    private static Path folder;

    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final ConversationId talk = scene.conversation(acme, alice);
    private OnnxReranker reranker;

    @BeforeEach
    void open() throws IOException {
        Path model = OverlapModel.write(folder, List.of("what", "is", "the", "boat", "rent", "called"));
        reranker = OnnxReranker.open(new OnnxModels(), model, folder.resolve("tokenizer.json"));
        scene.ingest(acme, alice, talk, NEAREST);
        scene.ingest(acme, alice, talk, FULLEST);
    }

    @AfterEach
    void close() {
        reranker.close();
    }

    private Wiring nodeWithin(Duration within) {
        return scene.nodeWithoutModel().with(new RerankingModel(Optional.of(reranker), within));
    }

    private List<Found> ask(Wiring node, int limit) {
        QueryRequest query = new QueryRequest(alice.value(), QUESTION, null, limit, null, null, null, null, null, null);
        return node.get(MemoryService.class).query(acme, query).found();
    }

    private static List<String> said(List<Found> found) {
        return found.stream().map(one -> one.interaction().userMessage()).toList();
    }

    @Test
    void theModelsOrderIsTheAnswers() {
        assertThat(said(ask(scene.nodeWithoutModel(), 2))).containsExactly(NEAREST, FULLEST);
        assertThat(said(ask(nodeWithin(Duration.ofMinutes(1)), 2))).containsExactly(FULLEST, NEAREST);
    }

    @Test
    void whatTheModelPrefersIsFoundThoughFewAreAskedFor() {
        assertThat(said(ask(nodeWithin(Duration.ofMinutes(1)), 1))).containsExactly(FULLEST);
    }

    @Test
    void withoutTimeTheAnswersStayAsTheyWereRanked() {
        List<Found> ranked = ask(scene.nodeWithoutModel(), 2);
        List<Found> unjudged = ask(nodeWithin(Duration.ofMillis(-1)), 2);
        assertThat(said(unjudged)).isEqualTo(said(ranked));
        assertThat(unjudged)
                .extracting(Found::score)
                .isEqualTo(ranked.stream().map(Found::score).toList());
    }

    @Test
    void scoresFallAndStayBetweenZeroAndOne() {
        IntStream.range(0, 70).forEach(i -> scene.ingest(acme, alice, talk, "the rent of month " + i));
        List<Double> scores = ask(nodeWithin(Duration.ofMinutes(1)), 60).stream()
                .map(Found::score)
                .toList();
        assertThat(scores).hasSize(60).allMatch(score -> score >= 0 && score <= 1);
        assertThat(scores).isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }
}
