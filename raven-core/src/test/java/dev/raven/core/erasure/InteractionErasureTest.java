package dev.raven.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.memory.FlushRequest;
import dev.raven.api.problem.NotFoundException;
import dev.raven.core.Races;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.MemoryService;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.Revision;
import dev.raven.core.memory.TranscriptService;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InteractionErasureTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final ConversationId talk = scene.conversation(acme, alice);
    private final ErasureService erasures = scene.get(ErasureService.class);

    private void flush() {
        scene.get(MemoryService.class).flush(acme, new FlushRequest(alice.value(), null));
    }

    private Receipt remove(InteractionId id) {
        return erasures.removeInteraction(acme, Optional.of(alice), Optional.of(id));
    }

    @Test
    void whatIsRemovedFromTheTailIsFoundOnNoNode() {
        Wiring other = scene.anotherNode();
        InteractionId secret = scene.ingest(acme, alice, talk, "a secret").id();
        scene.ingest(acme, alice, talk, "no secret");
        assertThat(Scene.found(other, acme, alice, "secret")).hasSize(2);
        remove(secret);
        assertThat(Scene.found(other, acme, alice, "secret")).containsExactly("no secret");
        assertThat(scene.found(acme, alice, "secret")).containsExactly("no secret");
        assertThat(Scene.found(scene.anotherNode(), acme, alice, "secret")).containsExactly("no secret");
    }

    @Test
    void whatIsRemovedFromABlockIsFoundOnNoNode() {
        Wiring other = scene.anotherNode();
        InteractionId secret = scene.ingest(acme, alice, talk, "a secret").id();
        scene.ingest(acme, alice, talk, "no secret");
        flush();
        assertThat(Scene.found(other, acme, alice, "secret")).hasSize(2);
        remove(secret);
        assertThat(Scene.found(other, acme, alice, "secret")).containsExactly("no secret");
        assertThat(Scene.found(scene.anotherNode(), acme, alice, "secret")).containsExactly("no secret");
    }

    @Test
    void theLastOfABlockTakesTheBlockWithIt() {
        InteractionId only = scene.ingest(acme, alice, talk, "a secret").id();
        flush();
        remove(only);
        assertThat(scene.get(MemoryStore.class)
                        .changesSince(acme.tenantId(), alice, Revision.START, 9)
                        .blocks())
                .isEmpty();
    }

    @Test
    void onlyTheUsersOwnIsThereToRemove() {
        InteractionId secret = scene.ingest(acme, alice, talk, "a secret").id();
        Caller mallory = scene.tenant();
        UserId bob = scene.user(acme);
        assertThatThrownBy(() -> erasures.removeInteraction(mallory, Optional.of(alice), Optional.of(secret)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> erasures.removeInteraction(acme, Optional.of(bob), Optional.of(secret)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> erasures.removeInteraction(acme, Optional.of(alice), Optional.empty()))
                .isInstanceOf(NotFoundException.class);
        remove(secret);
        assertThatThrownBy(() -> erasures.removeInteraction(acme, Optional.of(bob), Optional.of(secret)))
                .isInstanceOf(NotFoundException.class);
        assertThat(scene.found(acme, alice, "secret")).isEmpty();
    }

    @Test
    void removalsAndConsolidationsAtOnceLoseAndKeepTheRightOnes() {
        for (int round = 0; round < 20; round++) {
            ConversationId once = scene.conversation(acme, alice);
            InteractionId gone =
                    scene.ingest(acme, alice, once, "gone " + round).id();
            IntStream.range(0, 4).forEach(i -> scene.ingest(acme, alice, once, "kept " + i));
            Races.results(3, racer -> {
                if (racer == 0) {
                    remove(gone);
                } else {
                    flush();
                }
                return racer;
            });
            flush();
            assertThat(scene.get(TranscriptService.class)
                            .read(acme, Optional.of(once), new dev.raven.core.page.PageRange(9, 0))
                            .items())
                    .extracting(said -> said.interaction().userMessage())
                    .containsExactly("kept 0", "kept 1", "kept 2", "kept 3");
        }
    }
}
