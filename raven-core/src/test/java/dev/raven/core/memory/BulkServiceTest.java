package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.BulkOutcome.Refused;
import dev.raven.core.memory.BulkOutcome.Stored;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.Scene;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkServiceTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final ConversationId talk = scene.conversation(acme, alice);
    private final BulkService bulk = scene.get(BulkService.class);

    private BulkLine line(String said, ConversationId conversation, Optional<BulkLine.Name> name) {
        return new BulkLine(new IngestRequest(alice.value(), conversation.value(), said, "ok", null, null), name);
    }

    private BulkLine named(int number, String said) {
        return line(said, talk, Optional.of(new BulkLine.Name("import", number, said)));
    }

    private List<String> stored() {
        return scene.get(TranscriptService.class).read(acme, Optional.of(talk), new PageRange(100, 0)).items().stream()
                .map(said -> said.interaction().userMessage())
                .toList();
    }

    @Test
    void keepsTheOrderOfTheLines() {
        List<String> all = IntStream.range(0, 60).mapToObj(i -> "line " + i).toList();

        List<BulkOutcome> outcomes = bulk.ingest(
                acme,
                all.stream().map(said -> line(said, talk, Optional.empty())).toList());

        assertThat(outcomes).hasSize(60).allMatch(Stored.class::isInstance);
        assertThat(stored()).containsExactlyElementsOf(all);
    }

    @Test
    void aLineThatIsRefusedIsRefusedAlone() {
        ConversationId strange = scene.conversation(acme, scene.user(acme));
        List<BulkOutcome> outcomes = bulk.ingest(
                acme,
                List.of(
                        line("a", talk, Optional.empty()),
                        line("b", strange, Optional.empty()),
                        line("c", talk, Optional.empty())));

        assertThat(outcomes.get(0)).isInstanceOf(Stored.class);
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo(ProblemCode.NOT_FOUND));
        assertThat(stored()).containsExactly("a", "c");
    }

    @Test
    void linesSentAgainUnderTheSameKeyAreAnsweredAsBeforeAndStoredOnce() {
        List<BulkLine> lines = List.of(named(1, "a"), named(2, "b"));
        List<BulkOutcome> first = bulk.ingest(acme, lines);
        List<BulkOutcome> again = bulk.ingest(acme, List.of(named(1, "a"), named(2, "b"), named(3, "c")));

        assertThat(again.subList(0, 2).stream().map(BulkServiceTest::id))
                .isEqualTo(first.stream().map(BulkServiceTest::id).toList());
        assertThat(stored()).containsExactly("a", "b", "c");
    }

    @Test
    void aLineOfOtherContentUnderTheSameKeyIsRefused() {
        bulk.ingest(acme, List.of(named(1, "a")));

        assertThat(bulk.ingest(acme, List.of(named(1, "other"))).get(0))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED));
        assertThat(stored()).containsExactly("a");
    }

    @Test
    void whatHasItsIdIsStoredOnceWhicheverKeySendsIt() {
        InteractionId id = scene.get(Ids.class).interaction();
        BulkLine line = new BulkLine(line("a", talk, Optional.empty()).request(), Optional.empty(), Optional.of(id));
        Stored first = (Stored) bulk.ingest(acme, List.of(line)).get(0);
        Stored again = (Stored)
                bulk.ingest(scene.caller(acme.tenantId()), List.of(line)).get(0);

        assertThat(first.again()).isFalse();
        assertThat(again.again()).isTrue();
        assertThat(again.ingested().id()).isEqualTo(id);
        assertThat(stored()).containsExactly("a");
    }

    @Test
    void aRetryDoesNotBringBackWhatWasRemoved() {
        Stored stored = (Stored) bulk.ingest(acme, List.of(named(1, "a"))).get(0);
        scene.get(ErasureService.class)
                .removeInteraction(
                        acme, Optional.of(alice), Optional.of(stored.ingested().id()));

        assertThat(id(bulk.ingest(acme, List.of(named(1, "a"))).get(0))).isEqualTo(id(stored));
        assertThat(stored()).isEmpty();
    }

    private static String id(BulkOutcome outcome) {
        return ((Stored) outcome).ingested().id().value();
    }
}
