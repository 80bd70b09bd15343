package dev.raven.audit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.raven.audit.checkpoint.LogNews;
import dev.raven.audit.sink.EventCopies;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import dev.raven.core.startup.Condition;
import dev.raven.core.startup.ReadinessProbe;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Logs of events without gaps, one a tenant and one for Raven itself, each event carrying the hash of the one before. */
@ApplicationScoped
class ChainedAuditLog implements AuditLog, ReadinessProbe, Instrument {
    private static final int MOST_WRITERS = 10_000;
    private static final int THREADS = 2;
    /** Behind those who count what they record at the end. */
    private static final int LATE = Interceptor.Priority.APPLICATION + 800;

    private final Clock clock;
    private final EventCopies copies;
    private final Signals signals;
    private final ScheduledExecutorService behind = Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().name("raven-audit-", 1).daemon().factory());
    private final LoadingCache<TenantId, LogWriter> writers;

    @Inject
    ChainedAuditLog(AuditStore store, Ids ids, Clock clock, LogNews news, EventCopies copies, Signals signals) {
        this.clock = clock;
        this.copies = copies;
        this.signals = signals;
        RecordingClock recording = new RecordingClock(clock, new ClockAlarm(this));
        this.writers = Caffeine.newBuilder()
                .maximumSize(MOST_WRITERS)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(log -> new LogWriter(new EventChain(log, store, ids, recording, news, copies), behind));
    }

    @Override
    public EventId record(AuditEntry entry) {
        try (Signals.Timing timing = signals.begin(Signal.AUDIT_APPENDS)) {
            EventId id = writers.get(entry.log()).write(pending(entry, false));
            timing.done();
            return id;
        }
    }

    @Override
    public void recordBehind(AuditEntry entry) {
        writers.get(entry.log()).writeBehind(pending(entry, true));
    }

    @Override
    public void requireRoom(TenantId log) {
        copies.requireHealth();
        writers.get(log).requireRoom();
    }

    @Override
    public void requireTrust() {
        copies.requireHealth();
        copies.requireTrust();
    }

    @Override
    public String name() {
        return "audit";
    }

    /** Raven's own log alone: one of a tenant that hangs takes no node from the others. */
    @Override
    public Condition condition() {
        LogWriter own = writers.getIfPresent(TenantId.PLATFORM);
        return Condition.upOr(own == null || own.hasRoom(), Condition.DOWN);
    }

    @Override
    public List<Reading> readings() {
        Collection<LogWriter> all = writers.asMap().values();
        Duration lag = all.stream().map(LogWriter::lag).reduce(Duration.ZERO, ChainedAuditLog::longer);
        return List.of(
                Reading.gauge(
                        "audit_waiting_events",
                        "Events on this node that are not yet in the log",
                        all.stream().mapToInt(LogWriter::waiting).sum()),
                Reading.gauge(
                        "audit_waiting_oldest_seconds",
                        "How long the oldest of them waits; 0 where none does",
                        lag.toMillis() / 1000.0));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** What nobody waited for is written while the storage is still there. */
    void finish(@Observes @Priority(LATE) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        behind.shutdownNow();
        writers.asMap().values().forEach(LogWriter::finish);
    }

    private PendingEvent pending(AuditEntry entry, boolean patient) {
        return PendingEvent.of(entry, clock.instant(), patient);
    }
}
