package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.UnavailableException;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.scene.FakeEmbedder;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsolidationTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final ConversationId talk = scene.conversation(acme, alice);
    private final Wiring here = scene.node();
    private final Wiring there = scene.anotherNode();
    private final InMemoryConsolidationStore queue = scene.get(InMemoryConsolidationStore.class);

    /** The end of a process. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private void batchOf(int size) {
        scene.settings(
                acme,
                new TenantSettingsPatch(null, size, null, null, null, null, null, null, null, null, null, null, null));
    }

    private void say(int times) {
        IntStream.range(0, times).forEach(i -> scene.ingest(acme, alice, talk, "statement " + i));
    }

    private int waiting(ConversationId conversation) {
        return scene.get(MemoryStore.class)
                .tail(acme.tenantId(), alice, Optional.of(conversation), 1000)
                .size();
    }

    private static boolean runNext(Wiring node) {
        return node.get(ConsolidationWorker.class).runNext(() -> {});
    }

    private void say(Wiring node, ConversationId conversation, String what) {
        IngestRequest request = new IngestRequest(alice.value(), conversation.value(), what, "noted", null, null);
        node.get(MemoryService.class).ingest(acme, request, Optional.empty());
    }

    private void expectNoMark() {
        Instant future = scene.clock().instant().plus(Duration.ofDays(30));
        assertThat(queue.queueDue(future, future)).isZero();
    }

    private void expectOnce(int said) {
        assertThat(Scene.found(scene.anotherNode(), acme, alice, "statement"))
                .hasSize(said)
                .doesNotHaveDuplicates();
    }

    private Wiring broken(RuntimeException how) {
        return scene.nodeWith(new FakeEmbedder(() -> {
            throw how;
        }));
    }

    private Wiring killedMeanwhile() {
        return scene.nodeWith(new FakeEmbedder(() -> {
            throw new Killed();
        }));
    }

    @Test
    void aFullBatchIsConsolidatedByWhicheverNodeHasTime() {
        batchOf(3);
        say(3);
        ConsolidationTurns.handOver(here);
        assertThat(runNext(there)).isTrue();
        assertThat(waiting(talk)).isZero();
        assertThat(runNext(here)).isFalse();
        expectOnce(3);
    }

    @Test
    void whatAKilledNodeHadInHandIsDoneByAnotherOnceItIsTakenForDead() {
        batchOf(3);
        say(3);
        ConsolidationTurns.handOver(here);
        assertThatThrownBy(() -> runNext(killedMeanwhile())).isInstanceOf(Killed.class);
        assertThat(runNext(there)).isFalse();
        scene.clock().advance(MINUTE);
        assertThat(runNext(there)).isTrue();
        assertThat(waiting(talk)).isZero();
        expectOnce(3);
    }

    @Test
    void aLivingNodeKeepsWhatItHasInHandHoweverLongItTakes() {
        batchOf(2);
        say(2);
        ConsolidationTurns.handOver(here);
        List<Boolean> taken = new ArrayList<>();
        Wiring[] slow = new Wiring[1];
        slow[0] = scene.nodeWith(new FakeEmbedder(() -> {
            scene.clock().advance(Duration.ofSeconds(20));
            slow[0].get(ConsolidationWorker.class).tick();
            taken.add(runNext(there));
        }));
        runNext(slow[0]);
        assertThat(taken).isNotEmpty().containsOnly(false);
        assertThat(waiting(talk)).isZero();
    }

    @Test
    void twoWhoDoTheSameAtOnceWriteEachInteractionOnce() {
        batchOf(3);
        say(3);
        ConsolidationTurns.handOver(here);
        Wiring slow = scene.nodeWith(new FakeEmbedder(() -> {
            scene.clock().advance(MINUTE);
            runNext(there);
        }));
        runNext(slow);
        assertThat(waiting(talk)).isZero();
        expectOnce(3);
        assertThat(queue.take("anybody", Duration.ZERO)).isEmpty();
    }

    @Test
    void aQuietConversationIsConsolidatedAndThenForgotten() {
        say(2);
        scene.clock().advance(IDLE);
        ConsolidationTurns.all(there);
        assertThat(waiting(talk)).isEqualTo(2);
        scene.clock().advance(MINUTE);
        ConsolidationTurns.all(there);
        assertThat(waiting(talk)).isZero();
        expectOnce(2);
        expectNoMark();
    }

    @Test
    void aConversationThatGoesOnIsLeftToItsBatches() {
        for (int minute = 0; minute < 9; minute++) {
            say(1);
            scene.clock().advance(MINUTE.multipliedBy(2));
            ConsolidationTurns.all(there);
        }
        assertThat(waiting(talk)).isEqualTo(9);
    }

    @Test
    void aBatchThatCouldNotBeQueuedIsConsolidatedAtLast() {
        batchOf(3);
        say(2);
        queue.away(true);
        say(1);
        ConsolidationTurns.handOver(here);
        queue.away(false);
        assertThat(runNext(there)).isFalse();
        scene.clock().advance(IDLE.plus(MINUTE));
        ConsolidationTurns.all(there);
        assertThat(waiting(talk)).isZero();
    }

    @Test
    void nothingIsStoredThatCouldNotBeMarked() {
        queue.away(true);
        assertThatThrownBy(() -> say(1)).isInstanceOf(UnavailableException.class);
        assertThat(waiting(talk)).isZero();
        queue.away(false);
        say(1);
        assertThat(waiting(talk)).isEqualTo(1);
    }

    @Test
    void whatIsAppendedBetweenALookAndItsEndIsLookedAtLater() {
        say(1);
        scene.clock().advance(IDLE.plus(MINUTE));
        there.get(ConsolidationWorker.class).tick();
        ConsolidationTask look = queue.take("there", MINUTE).orElseThrow();
        there.get(Consolidator.class).consolidate(acme.tenantId(), alice, Optional.of(talk));
        say(1);
        queue.settle(look, Optional.empty());
        scene.clock().advance(IDLE.plus(MINUTE));
        ConsolidationTurns.all(there);
        assertThat(waiting(talk)).isZero();
    }

    @Test
    void whatAThreadAppendedThatStoodStillIsLookedAtLater() {
        MemoryStore store = scene.get(MemoryStore.class);
        MemoryStore late = (MemoryStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MemoryStore.class}, (proxy, method, args) -> {
                    if (method.getName().startsWith("append")) {
                        scene.clock().advance(HOUR);
                        ConsolidationTurns.all(there);
                    }
                    return method.invoke(store, args);
                });
        say(scene.nodeOver(late), talk, "late");
        assertThat(waiting(talk)).isEqualTo(1);
        scene.clock().advance(IDLE.plus(MINUTE));
        ConsolidationTurns.all(there);
        assertThat(waiting(talk)).isZero();
    }

    @Test
    void whatFailsIsNotTriedAgainAtOnceAndNotForgotten() {
        say(2);
        scene.clock().advance(IDLE.plus(MINUTE));
        Wiring broken = broken(new IllegalStateException("poison"));
        ConsolidationTurns.all(broken);
        scene.clock().advance(HOUR.minus(MINUTE));
        ConsolidationTurns.all(there);
        assertThat(waiting(talk)).isEqualTo(2);
        scene.clock().advance(MINUTE);
        ConsolidationTurns.all(there);
        assertThat(waiting(talk)).isZero();
    }

    @Test
    void whatWaitsForTheKeyServiceIsTriedAgainSooner() {
        say(2);
        scene.clock().advance(IDLE.plus(MINUTE));
        ConsolidationTurns.all(broken(UnavailableException.storage(new IllegalStateException("away"))));
        assertThat(waiting(talk)).isEqualTo(2);
        scene.clock().advance(IDLE);
        ConsolidationTurns.all(there);
        assertThat(waiting(talk)).isZero();
    }

    @Test
    void whatEndsEveryProcessThatTakesItIsLeftAloneForAnHour() {
        say(2);
        scene.clock().advance(IDLE.plus(MINUTE));
        there.get(ConsolidationWorker.class).tick();
        int killed = 0;
        for (int hour = 0; hour < 6; hour++) {
            try {
                assertThat(runNext(killedMeanwhile())).isTrue();
            } catch (Killed death) {
                killed++;
            }
            scene.clock().advance(MINUTE.multipliedBy(1L << hour));
        }
        assertThat(killed).isEqualTo(5);
        assertThat(runNext(there)).isFalse();
        assertThat(waiting(talk)).isEqualTo(2);
        scene.clock().advance(HOUR);
        ConsolidationTurns.all(there);
        assertThat(waiting(talk)).isZero();
    }

    @Test
    void aNodeThatLosesTheStorageMidwayGoesOnWhenItIsBack() {
        batchOf(2);
        say(2);
        ConsolidationTurns.handOver(here);
        Wiring cut = scene.nodeWith(new FakeEmbedder(() -> queue.away(true)));
        assertThatThrownBy(() -> runNext(cut)).isInstanceOf(UnavailableException.class);
        queue.away(false);
        scene.clock().advance(MINUTE);
        assertThat(runNext(cut)).isTrue();
        assertThat(waiting(talk)).isZero();
        assertThat(queue.take("anybody", Duration.ZERO)).isEmpty();
        expectOnce(2);
    }

    @Test
    void aLongTailDoesNotKeepOthersWaiting() {
        ConversationId other = scene.conversation(acme, alice);
        batchOf(100);
        say(130);
        batchOf(1);
        scene.ingest(acme, alice, other, "short");
        ConsolidationTurns.handOver(here);
        Wiring slow = scene.nodeWith(new FakeEmbedder(() -> scene.clock().advance(Duration.ofSeconds(1))));
        runNext(slow);
        assertThat(waiting(talk)).isEqualTo(30);
        runNext(slow);
        assertThat(waiting(other)).isZero();
        runNext(slow);
        assertThat(waiting(talk)).isZero();
    }

    @Test
    void nothingIsTriedForAPersonWhoWasErased() {
        say(2);
        scene.get(KeyRemoval.class).destroy(acme.tenantId(), alice);
        scene.clock().advance(IDLE.plus(MINUTE));
        ConsolidationTurns.all(scene.anotherNode());
        expectNoMark();
    }

    /** Two nodes, one of them broken at times, workers that vanish, and time that passes, in any order. */
    @Test
    void whateverHappensNothingWaitsForEverAndAllIsThereOnce() {
        for (long seed = 1; seed <= 30; seed++) {
            new ConsolidationTest().interleave(new Random(seed), "seed " + seed);
        }
    }

    private void interleave(Random random, String seed) {
        batchOf(4);
        List<ConversationId> talks = List.of(talk, scene.conversation(acme, alice), scene.conversation(acme, alice));
        Wiring broken = broken(new IllegalStateException("broken"));
        int said = 0;
        for (int step = 0; step < 60; step++) {
            Wiring node = random.nextBoolean() ? here : there;
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> say(node, talks.get(random.nextInt(3)), "statement " + said++);
                case 3 -> scene.clock().advance(Duration.ofSeconds(random.nextInt(300)));
                case 4 -> queue.take("vanishes", MINUTE);
                default -> ConsolidationTurns.all(random.nextInt(4) == 0 ? broken : node);
            }
        }
        for (int quarter = 0; quarter < 12; quarter++) {
            scene.clock().advance(HOUR.dividedBy(4));
            ConsolidationTurns.all(there);
        }
        assertThat(talks).as(seed).allSatisfy(each -> assertThat(waiting(each)).isZero());
        expectOnce(said);
        expectNoMark();
    }
}
