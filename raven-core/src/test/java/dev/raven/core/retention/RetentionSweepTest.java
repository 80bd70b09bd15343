package dev.raven.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.memory.FlushRequest;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.api.user.HoldRequest;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.JobTurns;
import dev.raven.core.job.Jobs;
import dev.raven.core.memory.MemoryService;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import dev.raven.core.user.LegalHoldService;
import dev.raven.core.webhook.StoredDelivery;
import dev.raven.core.webhook.WebhookEventType;
import dev.raven.core.webhook.WebhookPace;
import dev.raven.core.webhook.WebhookStore;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionSweepTest {
    /** A tenant's settings as it registers. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Scene scene = new Scene();
    private final Caller caller = scene.tenant();
    private final UserId user = scene.user(caller);
    private final ConversationId conversation = scene.conversation(caller, user);

    private Map<String, Object> sweep() {
        scene.get(Jobs.class).ensure(caller.tenantId(), JobOrder.of(JobKind.SWEEP_RETENTION, Map.of()));
        JobTurns.all(scene.node());
        AuditEntry end = scene.get(InMemoryAuditLog.class).entries().getLast();
        assertThat(end.action()).isEqualTo("retention.sweep.end");
        assertThat(end.outcome()).contains(AuditOutcome.SUCCESS);
        return end.details();
    }

    private void told(String said, Instant when) {
        scene.get(MemoryService.class)
                .ingest(
                        caller,
                        new IngestRequest(user.value(), conversation.value(), said, "noted", null, when),
                        Optional.empty());
    }

    private void flush() {
        scene.get(MemoryService.class).flush(caller, new FlushRequest(user.value(), null));
    }

    private List<String> found() {
        return scene.found(caller, user, "What did I tell of the cat?");
    }

    @Test
    void whatIsTooOldGoesFromTheTailAndFromBlocks() {
        told("cat one", scene.clock().instant());
        flush();
        told("cat two", scene.clock().instant());
        scene.clock().advance(KEPT.plusSeconds(1));
        told("cat three", scene.clock().instant());

        assertThat(sweep()).isEqualTo(Map.of("interactions", 2L, "users", 1L));

        assertThat(found()).containsExactly("cat three");
    }

    @Test
    void whatANodeStoresWhoseClockIsBehindIsNoOlderThanItIs() {
        Clock behind = Clock.offset(scene.clock(), KEPT.plusDays(1).negated());
        scene.nodeOver(behind)
                .get(MemoryService.class)
                .ingest(
                        caller,
                        new IngestRequest(user.value(), conversation.value(), "cat one", "noted", null, null),
                        Optional.empty());
        sweep();
        assertThat(found()).containsExactly("cat one");
    }

    @Test
    void aBlockKeepsWhatIsYoungEnough() {
        told("cat one", scene.clock().instant());
        scene.clock().advance(Duration.ofDays(1));
        told("cat two", scene.clock().instant());
        flush();
        scene.clock().advance(KEPT.minusHours(1));

        sweep();

        assertThat(found()).containsExactly("cat two");
    }

    @Test
    void theLaterOfSaidAndStoredCounts() {
        Instant now = scene.clock().instant();
        told("cat long ago", now.minus(KEPT.multipliedBy(3)));
        scene.clock().advance(KEPT);
        sweep();
        assertThat(found()).containsExactly("cat long ago");
        scene.clock().advance(Duration.ofSeconds(1));
        sweep();
        assertThat(found()).isEmpty();
    }

    @Test
    void anotherNodeThatHasReadItForgetsItToo() {
        Wiring other = scene.anotherNode();
        told("cat one", scene.clock().instant());
        assertThat(Scene.found(other, caller, user, "cat")).hasSize(1);
        scene.clock().advance(KEPT.plusSeconds(1));
        sweep();
        assertThat(Scene.found(other, caller, user, "cat")).isEmpty();
    }

    @Test
    void aTenantThatKeepsNothingTooOldIsNotSwept() {
        told("cat one", scene.clock().instant());
        assertThat(scene.get(Overdue.class).any(caller.tenantId())).isFalse();
        scene.clock().advance(KEPT.plusSeconds(1));
        assertThat(scene.get(Overdue.class).any(caller.tenantId())).isTrue();
        sweep();
        assertThat(scene.get(Overdue.class).any(caller.tenantId())).isFalse();
    }

    @Test
    void aNodeWhoseClockIsWrongSweepsNothing() {
        told("cat one", scene.clock().instant());
        Wiring wrong = scene.nodeOver(Clock.offset(scene.clock(), KEPT.plusDays(1)));
        scene.get(Jobs.class).ensure(caller.tenantId(), JobOrder.of(JobKind.SWEEP_RETENTION, Map.of()));
        JobTurns.all(wrong);
        assertThat(wrong.get(Overdue.class).any(caller.tenantId())).isFalse();
        assertThat(found()).containsExactly("cat one");
    }

    @Test
    void theTenantIsToldOnceSomethingIsGone() {
        String url = "http://127.0.0.1:9/";
        scene.settings(
                caller,
                new TenantSettingsPatch(null, null, null, null, null, null, url, null, null, null, null, null, null));
        told("cat one", scene.clock().instant());
        sweep();
        assertThat(message()).isEmpty();
        scene.clock().advance(KEPT.plusSeconds(1));
        sweep();
        assertThat(message()).contains(WebhookEventType.RETENTION_APPLIED);
    }

    private Optional<WebhookEventType> message() {
        Instant now = scene.clock().instant();
        return scene.get(WebhookStore.class)
                .take(WebhookPace.QUICK, now, now.plusSeconds(1))
                .map(StoredDelivery::type);
    }

    @Test
    void whoeverIsUnderALegalHoldKeepsAll() {
        told("cat one", scene.clock().instant());
        LegalHoldService holds = scene.get(LegalHoldService.class);
        holds.place(caller, Optional.of(user), new HoldRequest("Case 2026-17"));
        scene.clock().advance(KEPT.plusSeconds(1));
        assertThat(scene.get(Overdue.class).any(caller.tenantId())).isFalse();
        sweep();
        assertThat(found()).containsExactly("cat one");
        holds.release(caller, Optional.of(user));
        sweep();
        assertThat(found()).isEmpty();
    }

    /** Somebody puts another block in its place between the look and the removal. */
    @Test
    void whatWasReplacedMeanwhileIsSweptNextTime() {
        told("cat one", scene.clock().instant());
        scene.clock().advance(Duration.ofDays(2));
        told("cat two", scene.clock().instant());
        flush();
        scene.clock().advance(KEPT.minusDays(1));
        MemoryStore real = scene.get(MemoryStore.class);
        MemoryStore late = (MemoryStore) Proxy.newProxyInstance(
                MemoryStore.class.getClassLoader(),
                new Class<?>[] {MemoryStore.class},
                (proxy, method, args) ->
                        method.getName().equals("removeFromBlock") ? (Object) false : method.invoke(real, args));
        scene.get(Jobs.class).ensure(caller.tenantId(), JobOrder.of(JobKind.SWEEP_RETENTION, Map.of()));
        JobTurns.all(scene.nodeOver(late));

        assertThat(scene.get(Overdue.class).any(caller.tenantId())).isTrue();
        sweep();
        assertThat(found()).containsExactly("cat two");
    }

    /** However the clock moves: nothing younger goes, nothing older stays. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingYoungerGoesAndNothingOlderStays(long seed) {
        Random random = new Random(seed);
        Map<String, Instant> ages = new LinkedHashMap<>();
        for (int round = 0; round < 40; round++) {
            scene.clock().advance(Duration.ofHours(random.nextInt(100)));
            Instant now = scene.clock().instant();
            for (int i = random.nextInt(4); i > 0; i--) {
                String said = "cat " + ages.size();
                Instant when = now.plus(Duration.ofHours(random.nextInt(200) - 150L));
                told(said, when.isAfter(now) ? now : when);
                ages.put(said, now);
            }
            if (random.nextInt(3) == 0) {
                flush();
            }
            if (random.nextBoolean()) {
                sweep();
                List<String> young = new ArrayList<>();
                ages.forEach((said, age) -> {
                    if (!age.isBefore(now.minus(KEPT))) {
                        young.add(said);
                    }
                });
                assertThat(found()).as("seed %d, round %d", seed, round).containsExactlyInAnyOrderElementsOf(young);
            }
        }
    }
}
