package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.memory.FlushRequest;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobState;
import dev.raven.core.job.JobStore;
import dev.raven.core.job.JobTurns;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.page.PageRange;
import dev.raven.core.recall.Embedder;
import dev.raven.core.recall.EmbeddingFailedException;
import dev.raven.core.recall.EmbeddingFailedException.Reason;
import dev.raven.core.recall.TurnVectors;
import dev.raven.core.scene.FakeEmbedder;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReembeddingTest {
    private static final Duration A_WHILE = Duration.ofMinutes(3);

    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final UserId bob = scene.user(acme);
    private final Wiring old = scene.nodeWith(new Renamed("old"));
    private final Renamed model = new Renamed("new");
    private final Wiring node = scene.nodeWith(model);

    /** The fake model under another name, which can be away. */
    private static final class Renamed implements Embedder {
        private final FakeEmbedder words = new FakeEmbedder();
        private final String name;
        private volatile boolean away;
        private volatile String refused = "\u0000";

        Renamed(String name) {
            this.name = name;
        }

        @Override
        public String model() {
            return name;
        }

        @Override
        public int dimensions() {
            return words.dimensions();
        }

        @Override
        public float[] embedQuery(String text) {
            return embedPassage(text);
        }

        @Override
        public float[] embedPassage(String text) {
            if (away || text.contains(refused)) {
                throw new EmbeddingFailedException(away ? Reason.AWAY : Reason.REFUSED, "not now", null);
            }
            return words.embedPassage(text);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    @BeforeEach
    void theOldModelIsEverywhere() {
        start(old);
        for (UserId user : List.of(alice, bob)) {
            says(old, user, 3);
            says(old, user, 2);
        }
        work(old);
        assertThat(models(alice)).containsOnly("old");
    }

    private void says(Wiring on, UserId user, int times) {
        ConversationId talk = scene.conversation(acme, user);
        IntStream.range(0, times).forEach(i -> scene.ingest(acme, user, talk, "statement number " + i));
        on.get(MemoryService.class).flush(acme, new FlushRequest(user.value(), null));
    }

    private void start(Wiring on) {
        on.get(ReembeddingSchedule.class).look();
    }

    private void work(Wiring on) {
        scene.clock().advance(A_WHILE);
        start(on);
        scene.clock().advance(A_WHILE);
        JobTurns.all(on);
    }

    private List<String> models(UserId user) {
        return node.get(MemoryStore.class).changesSince(acme.tenantId(), user, Revision.START, 100).blocks().stream()
                .flatMap(block -> node.get(MemoryVault.class).open(acme.tenantId(), user, block.block()).stream())
                .map(one -> one.vectors().map(TurnVectors::model).orElse(""))
                .toList();
    }

    private List<Job> jobs() {
        return node.get(JobStore.class)
                .list(TenantId.PLATFORM, new PageRange(100, 0))
                .items();
    }

    private void everythingIsFound(Wiring on, UserId user, int times) {
        assertThat(Scene.found(on, acme, user, "statement")).hasSize(times);
    }

    @Test
    void aNewModelComesToEveryBlockOfEverybody() {
        everythingIsFound(node, alice, 5);
        work(node);
        assertThat(models(alice)).hasSize(5).containsOnly("new");
        assertThat(models(bob)).hasSize(5).containsOnly("new");
        everythingIsFound(node, alice, 5);
        everythingIsFound(scene.anotherNode(), bob, 5);
        assertThat(jobs().get(0).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs().get(0).progress().part()).isEqualTo(1);
        int ordered = jobs().size();
        work(node);
        assertThat(jobs()).hasSize(ordered);
    }

    @Test
    void whoIsKilledAfterAnyStepIsTakenUpByAnother() {
        start(node);
        scene.clock().advance(A_WHILE);
        while (JobTurns.one(node)) {
            everythingIsFound(node, alice, 5);
            everythingIsFound(old, bob, 5);
            scene.clock().advance(A_WHILE);
        }
        assertThat(models(alice)).hasSize(5).containsOnly("new");
        assertThat(models(bob)).hasSize(5).containsOnly("new");
    }

    @Test
    void aServerOfTheOldModelLeavesTheJobToOneOfTheNew() {
        start(node);
        scene.clock().advance(A_WHILE);
        JobTurns.all(old);
        assertThat(models(alice)).containsOnly("old");
        scene.clock().advance(A_WHILE);
        JobTurns.all(node);
        assertThat(models(alice)).containsOnly("new");
    }

    @Test
    void whatAServerOfTheOldModelStillWritesIsGoneOver() {
        work(node);
        says(old, alice, 2);
        start(old);
        assertThat(models(alice)).containsOnly("new", "old");
        work(node);
        assertThat(models(alice)).hasSize(7).containsOnly("new");
    }

    @Test
    void theServerThatStartedLastDecidesAndTheOthersJobEnds() {
        start(node);
        Wiring back = scene.nodeWith(new Renamed("old"));
        work(back);
        JobTurns.all(node);
        assertThat(models(alice)).containsOnly("old");
        assertThat(jobs()).allMatch(job -> job.state().ended());
        scene.clock().advance(A_WHILE);
        start(node);
        assertThat(jobs()).allMatch(job -> job.state().ended());
    }

    @Test
    void anOutageCostsNoInteractionAndItsBlocksGetTheirVectorsLater() {
        work(node);
        model.away = true;
        says(node, alice, 2);
        assertThat(models(alice)).hasSize(7).contains("");
        everythingIsFound(node, alice, 7);
        model.away = false;
        work(node);
        assertThat(models(alice)).hasSize(7).containsOnly("new");
    }

    @Test
    void anOutageDuringTheJobIsWaitedOut() {
        start(node);
        model.away = true;
        scene.clock().advance(A_WHILE);
        JobTurns.all(node);
        assertThat(jobs().get(0).error()).contains("embeddings_unavailable");
        model.away = false;
        work(node);
        assertThat(models(alice)).containsOnly("new");
    }

    @Test
    void oneTextThatIsRefusedKeepsNoOtherFromItsVectors() {
        model.refused = "number 2";
        work(node);
        assertThat(models(alice)).hasSize(5).contains("old").contains("new");
        assertThat(models(alice).stream().filter("new"::equals)).hasSize(4);
        assertThat(jobs().get(0).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aServerThatCannotLoadTheModelHasOthersMendWhatItWrites() {
        work(node);
        says(scene.nodeWithoutModel(), bob, 2);
        assertThat(models(bob)).hasSize(7).contains("");
        work(node);
        assertThat(models(bob)).hasSize(7).containsOnly("new");
    }

    @Test
    void whoWasErasedIsPassedOver() {
        node.get(KeyRemoval.class).destroy(acme.tenantId(), alice);
        work(node);
        assertThat(models(bob)).containsOnly("new");
        assertThat(jobs().get(0).state()).isEqualTo(JobState.SUCCEEDED);
    }
}
