package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.memory.FlushRequest;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.memory.QueryRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.Races;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.InMemoryConversationStore;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.scene.FakeEmbedder;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryServiceTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final ConversationId talk = scene.conversation(acme, alice);
    private final MemoryService memory = scene.get(MemoryService.class);

    private static TenantSettingsPatch batchOf(int size) {
        return new TenantSettingsPatch(null, size, null, null, null, null, null, null, null, null, null, null, null);
    }

    private Flushed flush() {
        return memory.flush(acme, new FlushRequest(alice.value(), null)).done();
    }

    @Test
    void whatIsStoredIsFoundByTheVeryNextQueryOnEveryNode() {
        Wiring other = scene.anotherNode();
        for (int i = 0; i < 25; i++) {
            scene.ingest(acme, alice, talk, "statement number " + i);
            assertThat(Scene.found(other, acme, alice, "statement")).hasSize(i + 1);
            assertThat(scene.found(acme, alice, "statement")).hasSize(i + 1);
        }
    }

    /** What waits in the tail has its vectors a little later than its words, which may turn round all but the best. */
    @Test
    void consolidationChangesNothingThatIsFound() {
        IntStream.range(0, 7).forEach(i -> scene.ingest(acme, alice, talk, "statement number " + i));
        List<String> before = scene.found(acme, alice, "statement number 3");
        assertThat(flush()).isEqualTo(new Flushed(7, 1));
        assertThat(scene.found(acme, alice, "statement number 3"))
                .startsWith("statement number 3")
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(Scene.found(scene.anotherNode(), acme, alice, "statement number 3"))
                .startsWith("statement number 3")
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(before.get(0)).isEqualTo("statement number 3");
        assertThat(flush()).isEqualTo(Flushed.NOTHING);
    }

    @Test
    void theLogIsToldWhoseMemoryItWas() {
        scene.ingest(acme, alice, talk, "I like tea.");
        assertThat(memory.query(acme, Scene.query(alice, "tea")).auditTarget()).isEqualTo(alice);
        assertThat(memory.flush(acme, new FlushRequest(alice.value(), null)).auditTarget())
                .isEqualTo(alice);
    }

    @Test
    void twoFlushesAtOnceWriteEachInteractionOnce() {
        scene.settings(acme, batchOf(100));
        IntStream.range(0, 30).forEach(i -> scene.ingest(acme, alice, talk, "statement number " + i));
        List<Flushed> done = Races.results(4, racer -> flush());
        assertThat(done.stream().mapToInt(Flushed::interactions).sum()).isEqualTo(30);
        assertThat(Scene.found(scene.anotherNode(), acme, alice, "statement"))
                .hasSize(30)
                .doesNotHaveDuplicates();
    }

    @Test
    void aFullBatchIsToldAndConsolidatedByItself() {
        scene.settings(acme, batchOf(3));
        assertThat(scene.ingest(acme, alice, talk, "a").bufferSize()).isEqualTo(1);
        assertThat(scene.ingest(acme, alice, talk, "b").bufferSize()).isEqualTo(2);
        Ingested third = scene.ingest(acme, alice, talk, "c");
        assertThat(third.buffered()).isFalse();
        assertThat(third.bufferSize()).isZero();
        ConsolidationTurns.handOver(scene.node());
        ConsolidationTurns.all(scene.node());
        MemoryStore store = scene.get(MemoryStore.class);
        assertThat(store.tail(acme.tenantId(), alice, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void aRetryUnderTheSameNameStoresNothingMore() {
        IngestRequest request = new IngestRequest(alice.value(), talk.value(), "once", "ok", null, null);
        Ingested first = memory.ingest(acme, request, Optional.of("name"));
        Ingested second = memory.ingest(acme, request, Optional.of("name"));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(scene.found(acme, alice, "once")).containsExactly("once");
    }

    /** A first try that was stored less safely than promised is given back; what comes next under its name may be another thing. */
    @Test
    void anotherExchangeUnderAUsedNameIsRefused() {
        memory.ingest(
                acme, new IngestRequest(alice.value(), talk.value(), "once", "ok", null, null), Optional.of("name"));
        IngestRequest other = new IngestRequest(alice.value(), talk.value(), "once", "ok", Map.of("n", 1), null);
        assertThatThrownBy(() -> memory.ingest(acme, other, Optional.of("name")))
                .isInstanceOf(UnprocessableException.class);
    }

    /** Written out it is longer than it came: what was let in must open again. */
    @Test
    void aNumberOfAThousandDigitsIsReadAgain() {
        BigDecimal number = new BigDecimal("1".repeat(999) + "e9");
        memory.ingest(
                acme,
                new IngestRequest(alice.value(), talk.value(), "number", "ok", Map.of("n", number), null),
                Optional.empty());
        assertThat(flush()).isEqualTo(new Flushed(1, 1));
        assertThat(Scene.found(scene.anotherNode(), acme, alice, "number")).containsExactly("number");
    }

    @Test
    void onlyTheUsersOwnConversationsTakeAndShowAnything() {
        UserId bob = scene.user(acme);
        Caller other = scene.tenant();
        IngestRequest foreign = new IngestRequest(bob.value(), talk.value(), "x", "y", null, null);
        assertThatThrownBy(() -> memory.ingest(acme, foreign, Optional.empty())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> scene.found(other, alice, "x")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> memory.flush(other, new FlushRequest(alice.value(), null)))
                .isInstanceOf(NotFoundException.class);
        IngestRequest nobody = new IngestRequest("usr_x", talk.value(), "x", "y", null, null);
        assertThatThrownBy(() -> memory.ingest(acme, nobody, Optional.empty())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void filtersCountBeforeRanking() {
        ConversationId other = scene.conversation(acme, alice);
        memory.ingest(
                acme,
                new IngestRequest(
                        alice.value(),
                        talk.value(),
                        "tea in May",
                        "ok",
                        Map.of("n", 1),
                        Instant.parse("2026-05-01T00:00:00Z")),
                Optional.empty());
        scene.ingest(acme, alice, other, "tea now");
        Answer answer = memory.query(
                acme,
                new QueryRequest(
                        alice.value(),
                        "tea",
                        null,
                        5,
                        null,
                        null,
                        null,
                        Instant.parse("2026-06-01T00:00:00Z"),
                        Map.of("n", 1.0),
                        null));
        assertThat(answer.searched()).isEqualTo(1);
        assertThat(answer.found().get(0).interaction().userMessage()).isEqualTo("tea in May");
    }

    @Test
    void aTimeThatEndsBeforeItBeginsIsRefusedNotAnsweredByNothing() {
        Instant june = Instant.parse("2026-06-01T00:00:00Z");
        QueryRequest query =
                new QueryRequest(alice.value(), "tea", null, 5, null, null, june, june.minusSeconds(1), null, null);
        assertThatThrownBy(() -> memory.query(acme, query))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("since: must not be after until");
    }

    @Test
    void aFlushThatWouldTakeTooLongKeepsWhatItDid() {
        scene.settings(acme, batchOf(100));
        for (int i = 0; i < 3; i++) {
            ConversationId conversation = scene.conversation(acme, alice);
            IntStream.range(0, 60).forEach(n -> scene.ingest(acme, alice, conversation, "statement " + n));
        }
        Wiring slow = scene.nodeWith(new FakeEmbedder(() -> scene.clock().advance(Duration.ofSeconds(1))));
        FlushRequest request = new FlushRequest(alice.value(), null);
        assertThatThrownBy(() -> slow.get(MemoryService.class).flush(acme, request))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.TIMED_OUT));
        assertThat(flush().interactions()).isEqualTo(80);
        assertThat(Scene.found(scene.anotherNode(), acme, alice, "statement")).hasSize(100);
    }

    @Test
    void aUserOfWhomTooMuchWaitsIsToComeBackAfterAWhile() {
        Wiring small = scene.anotherNode().with(new InMemoryMemoryStore(scene.get(InMemoryConversationStore.class), 1));
        IngestRequest request = new IngestRequest(alice.value(), talk.value(), "a statement", "ok", null, null);
        small.get(MemoryService.class).ingest(acme, request, Optional.empty());

        assertThatThrownBy(() -> small.get(MemoryService.class).ingest(acme, request, Optional.empty()))
                .isInstanceOfSatisfying(UnavailableException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ProblemCode.OVERLOADED);
                    assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(30));
                });
    }

    @Test
    void withoutAModelWordsAlone() {
        scene.ingest(acme, alice, talk, "the boat is called Petrel");
        scene.ingest(acme, alice, talk, "the rent is high");
        Wiring plain = scene.nodeWithoutModel();
        assertThat(Scene.found(plain, acme, alice, "what is the boat called?"))
                .first()
                .isEqualTo("the boat is called Petrel");
        plain.get(MemoryService.class).flush(acme, new FlushRequest(alice.value(), null));
        assertThat(Scene.found(scene.anotherNode(), acme, alice, "boat")).hasSize(2);
    }

    @Test
    void anAlteredRecordIsRefusedAloudNotSkipped() {
        MemoryStore store = scene.get(MemoryStore.class);
        scene.ingest(acme, alice, talk, "true words");
        TailEntry entry =
                store.tail(acme.tenantId(), alice, Optional.empty(), 1).get(0);
        byte[] altered = entry.interaction().body().bytes();
        altered[altered.length - 1] ^= 1;
        SealedInteraction forged = new SealedInteraction(entry.interaction().id(), talk, new Sealed(altered));
        store.append(acme.tenantId(), alice, new Append(forged, 10, Instant.now(), Optional.empty()));
        assertThatThrownBy(() -> Scene.found(scene.anotherNode(), acme, alice, "words"))
                .isInstanceOf(IntegrityException.class);
    }

    @Test
    void nothingIsStoredOrFoundOnceThePersonsKeyIsDestroyed() {
        scene.ingest(acme, alice, talk, "to be forgotten");
        scene.get(KeyRemoval.class).destroy(acme.tenantId(), alice);
        IngestRequest late = new IngestRequest(alice.value(), talk.value(), "late", "no", null, null);
        assertThatThrownBy(() -> memory.ingest(acme, late, Optional.empty())).isInstanceOf(NotFoundException.class);
    }
}
