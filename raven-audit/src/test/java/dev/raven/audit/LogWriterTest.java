package dev.raven.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.audit.checkpoint.LogNews;
import dev.raven.audit.sink.EventCopies;
import dev.raven.core.audit.AppendOutcome;
import dev.raven.core.audit.AuditAppend;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.audit.InMemorySequencerStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.parallel.Patience;
import dev.raven.core.signal.Reading;
import dev.raven.core.signal.Signals;
import dev.raven.core.startup.Condition;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who writes for whom, and who waits for what. */
class LogWriterTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final TenantId ACME = IDS.tenant();
    private static final AuditEntry ENTRY = of(ACME);

    private final List<ProblemCode> refusals = new CopyOnWriteArrayList<>();
    private final SlowStore store = new SlowStore();
    private final ChainedAuditLog log = new ChainedAuditLog(
            store,
            IDS,
            Clock.systemUTC(),
            new LogNews(new InMemorySequencerStore(Clock.systemUTC())),
            new NoCopies(),
            Signals.NONE);

    private ChainedAuditLog log(EventCopies copies) {
        LogNews news = new LogNews(new InMemorySequencerStore(Clock.systemUTC()));
        return new ChainedAuditLog(store, IDS, Clock.systemUTC(), news, copies, Signals.NONE);
    }

    /** Copies that have an event when a test says so. */
    private static final class LateCopies implements EventCopies {
        private final BlockingQueue<CompletableFuture<Void>> asked = new LinkedBlockingQueue<>();

        @Override
        public CompletableFuture<Void> take(TenantId log, List<StoredAuditEvent> events) {
            CompletableFuture<Void> everywhere = new CompletableFuture<>();
            asked.add(everywhere);
            return everywhere;
        }

        @Override
        public void requireHealth() {}

        @Override
        public void requireTrust() {}
    }

    /** A store that answers an append once it is let. */
    private static final class SlowStore extends InMemoryAuditStore {
        private final List<Integer> appends = new CopyOnWriteArrayList<>();
        private final Semaphore let = new Semaphore(0);

        @Override
        public AppendOutcome append(TenantId tenant, AuditAppend append) {
            appends.add(append.events().size());
            let.acquireUninterruptibly();
            return super.append(tenant, append);
        }

        private void awaitAppends(int count) {
            Patience.until(() -> appends.size() >= count);
        }
    }

    @AfterEach
    void end() {
        store.let.release(1000);
    }

    private Thread writer() {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                log.record(ENTRY);
            } catch (UnavailableException refused) {
                refusals.add(refused.code());
            }
        });
    }

    private Thread waitingWriter() {
        Thread writer = writer();
        Patience.until(() -> writer.getState() == Thread.State.TIMED_WAITING);
        return writer;
    }

    @Test
    void whoseEventIsWrittenGoesOnThoughTheNextAppendHangs() {
        writer();
        store.awaitAppends(1);
        List<Thread> together = List.of(waitingWriter(), waitingWriter(), waitingWriter());
        store.let.release();
        store.awaitAppends(2);
        waitingWriter();
        store.let.release();
        store.awaitAppends(3);
        Patience.until(() -> together.stream().noneMatch(Thread::isAlive));
        assertThat(store.appends)
                .as("those who waited together cost one append")
                .containsExactly(1, 3, 1);
        assertThat(store.head(ACME).sequence()).isEqualTo(4);
    }

    @Test
    void anEventIsAcknowledgedOnceEveryCopyHasIt() throws Exception {
        LateCopies copies = new LateCopies();
        ChainedAuditLog copied = log(copies);
        store.let.release(1000);
        CompletableFuture<EventId> recorded = CompletableFuture.supplyAsync(() -> copied.record(ENTRY));
        CompletableFuture<Void> everywhere = copies.asked.take();
        assertThat(store.head(ACME).sequence()).isEqualTo(1);
        assertThat(recorded).isNotDone();
        everywhere.complete(null);
        assertThat(recorded.get(30, TimeUnit.SECONDS).sequence()).hasValue(1);
    }

    @Test
    void anEventThatACopyRefusesIsNotAcknowledged() throws Exception {
        LateCopies copies = new LateCopies();
        ChainedAuditLog copied = log(copies);
        store.let.release(1000);
        CompletableFuture<EventId> recorded = CompletableFuture.supplyAsync(() -> copied.record(ENTRY));
        copies.asked.take().completeExceptionally(new IOException("the disk is full"));
        assertThat(recorded)
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(UnavailableException.class);
    }

    @Test
    void anEventThatNoCopyAnswersForIsNotAcknowledged() throws Exception {
        ChainedAuditLog copied = log(new LateCopies());
        store.let.release(1000);
        assertThat(CompletableFuture.supplyAsync(() -> copied.record(ENTRY)))
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(UnavailableException.class);
    }

    @Test
    void whoWaitsInVainIsToldAndItsEventIsNotWrittenLater() throws InterruptedException {
        Thread hangs = writer();
        store.awaitAppends(1);
        Thread waits = waitingWriter();
        waits.join();
        assertThat(refusals).containsExactly(ProblemCode.AUDIT_UNAVAILABLE);
        assertThat(store.head(ACME).sequence()).isZero();
        store.let.release(1000);
        hangs.join();
        log.record(ENTRY);
        assertThat(store.head(ACME).sequence()).isEqualTo(2);
    }

    private Map<String, Double> told() {
        return log.readings().stream().collect(Collectors.toMap(Reading::name, Reading::value));
    }

    private static AuditEntry of(TenantId log) {
        return new AuditEntry(
                log,
                Caller.SYSTEM,
                "api_key.create",
                AuditCategory.ADMINISTRATIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void theNodeIsNotReadyWhileItsOwnLogHangsAndTellsWhatWaits() {
        assertThat(log.condition()).isEqualTo(Condition.UP);
        assertThat(told()).containsOnly(entry("audit_waiting_events", 0.0), entry("audit_waiting_oldest_seconds", 0.0));
        log.recordBehind(of(TenantId.PLATFORM));
        Patience.until(() -> log.condition() == Condition.DOWN);
        assertThat(told()).containsEntry("audit_waiting_events", 1.0);
        assertThat(told().get("audit_waiting_oldest_seconds")).isGreaterThanOrEqualTo(2);
        store.let.release(10);
        Patience.until(() -> log.condition() == Condition.UP);
        assertThat(told()).containsOnly(entry("audit_waiting_events", 0.0), entry("audit_waiting_oldest_seconds", 0.0));
    }

    @Test
    void whatIsRecordedBehindTheEndIsWrittenAtOnce() {
        store.let.release(1000);
        log.recordBehind(ENTRY);
        log.finish(new Object());
        assertThat(store.head(ACME).sequence()).isEqualTo(1);
        log.recordBehind(ENTRY);
        log.recordBehind(ENTRY);
        assertThat(store.head(ACME).sequence()).isEqualTo(3);
    }

    @Test
    void aTenantsLogThatHangsIsToldAndTakesNoNodeOut() {
        log.recordBehind(ENTRY);
        Patience.until(() -> told().get("audit_waiting_oldest_seconds") > 2.5);
        assertThat(log.condition()).isEqualTo(Condition.UP);
    }
}
