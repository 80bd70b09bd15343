package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.caller.Caller;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.request.RequestContext;
import dev.raven.core.scene.FakeEmbedder;
import dev.raven.core.scene.InMemorySignals;
import dev.raven.core.scene.Scene;
import dev.raven.core.signal.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemorySignalsTest {
    private final Scene scene = new Scene();
    private final InMemorySignals signals = scene.get(InMemorySignals.class);
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final ConversationId talk = scene.conversation(acme, alice);

    @Test
    void aQueryTellsItsEmbeddingAndItsRanking() {
        scene.ingest(acme, alice, talk, "the train leaves at noon");
        long before = signals.of(Signal.EMBEDDINGS, "question");
        Scene.found(scene.node(), acme, alice, "when does the train leave");
        assertThat(signals.of(Signal.EMBEDDINGS, "question")).isEqualTo(before + 1);
        assertThat(signals.of(Signal.RANKINGS)).isEqualTo(1);
    }

    @Test
    void whatWasSaidLastIsEmbeddedForTheQueryThatFirstSawIt() throws InterruptedException {
        BlockingQueue<Optional<String>> requests = new LinkedBlockingQueue<>();
        FakeEmbedder embedder = new FakeEmbedder(() -> {
            if (Thread.currentThread().getName().equals("raven-tail-vectors")) {
                requests.add(RequestContext.id());
            }
        });
        scene.ingest(acme, alice, talk, "the train leaves at noon");
        RequestContext.begin("req_one");
        try {
            Scene.found(scene.nodeWith(embedder), acme, alice, "when does the train leave");
        } finally {
            RequestContext.end();
        }
        assertThat(requests.poll(1, TimeUnit.MINUTES)).contains("req_one");
    }

    @Test
    void aConsolidationIsToldWithTheMessagesItEmbeds() {
        scene.ingest(acme, alice, talk, "the train leaves at noon");
        scene.clock().advance(Duration.ofHours(1));
        ConsolidationWorker worker = scene.node().get(ConsolidationWorker.class);
        worker.tick();
        assertThat(worker.runNext(() -> {})).isTrue();
        assertThat(signals.of(Signal.CONSOLIDATIONS, "done")).isEqualTo(1);
        assertThat(signals.of(Signal.EMBEDDINGS, "messages")).isPositive();
    }
}
