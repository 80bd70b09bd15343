package dev.raven.audit.sink;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.Rollback;
import dev.raven.core.audit.RollbackAlarm;
import dev.raven.core.id.TenantId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Compares what the files have with what Redis holds: at the start, each minute, and at once where an event cannot follow
 * what was copied before it.
 */
@Singleton
class RollbackWatch implements RollbackAlarm {
    private static final Logger LOG = System.getLogger(RollbackWatch.class.getName());
    private static final int SECONDS = 60;
    private static final int LOGS_A_ROUND = 1000;

    private final FileSink file;
    private final AlarmFile alarm;
    private final CopyDivergence divergence;
    private final StoredHeads storage;
    private final AuditedNews news;
    private final Map<TenantId, Rollback> raised = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-audit-watch").daemon().factory());
    private int next;

    @Inject
    RollbackWatch(CopySinks sinks, StoredHeads storage, AuditedNews news) {
        this.file = sinks.file();
        this.alarm = sinks.alarm();
        this.divergence = sinks.divergence();
        this.storage = storage;
        this.news = news;
    }

    /** Looks at all logs, and goes on looking. */
    void start() throws IOException {
        alarm.read().forEach(this::stillRaised);
        file.watched(storage, this::suspect);
        file.heads().logs().forEach(this::look);
        timer.scheduleWithFixedDelay(this::round, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void stillRaised(Rollback known) {
        raise(known.log(), known);
        LOG.log(
                Level.ERROR,
                "the audit log " + known.log()
                        + " is not what was copied, as was noticed before: administrative actions"
                        + " are refused until that is accepted; see docs/operations.md");
    }

    private void raise(TenantId log, Rollback found) {
        file.heads().freeze(log);
        raised.put(log, found);
    }

    /** Called by the thread that writes the file. */
    private void suspect(TenantId log) {
        try {
            timer.execute(() -> orLater(() -> found(log)));
        } catch (RejectedExecutionException ending) {
            LOG.log(Level.WARNING, "a log looks as if it had gone back; the next start looks at it");
        }
    }

    private void round() {
        orLater(this::lookAtSome);
    }

    private static void orLater(Runnable look) {
        try {
            look.run();
        } catch (UnavailableException away) {
            LOG.log(
                    Level.WARNING,
                    "the audit log is compared with its copies in a minute: "
                            + away.code().wireName());
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "the audit log could not be compared with its copies", failed);
        }
    }

    /** The platform's log each time, of the others so many a round. */
    private void lookAtSome() {
        List<TenantId> logs = new ArrayList<>(file.heads().logs());
        for (int i = 0; i < Math.min(LOGS_A_ROUND, logs.size()); i++) {
            next = (next + 1) % logs.size();
            look(logs.get(next));
        }
        if (logs.contains(TenantId.PLATFORM)) {
            look(TenantId.PLATFORM);
        }
    }

    /** Looks at one log. */
    void look(TenantId log) {
        if (!raised.containsKey(log) && !storage.stands(log, file.heads().of(log))) {
            found(log);
        }
    }

    private void found(TenantId log) {
        if (!raised.containsKey(log)) {
            AuditHead copied = file.heads().of(log).event();
            Rollback found = new Rollback(log, copied, storage.newest(log), lostFrom(log, copied));
            raise(log, found);
            keep();
            news.rolledBack(found);
        }
    }

    private long lostFrom(TenantId log, AuditHead copied) {
        try {
            return divergence.firstLost(log, copied);
        } catch (IOException unreadable) {
            LOG.log(Level.ERROR, "the copies cannot be read: what is accepted later excuses nothing", unreadable);
            return copied.sequence() + 1;
        }
    }

    private void keep() {
        try {
            alarm.write(raised.values());
        } catch (IOException failed) {
            LOG.log(Level.ERROR, "the alarm could not be kept for the next start", failed);
        }
    }

    @Override
    public List<Rollback> raised() {
        return List.copyOf(raised.values());
    }

    @Override
    public void accept(List<Rollback> rollbacks) {
        List<Rollback> current = rollbacks.stream()
                .map(one -> new Rollback(one.log(), one.copied(), newest(one.log()), one.lostFrom()))
                .toList();
        try {
            file.accept(current);
        } catch (IOException failed) {
            throw UnavailableException.audit(failed);
        }
        rollbacks.forEach(one -> raised.remove(one.log(), one));
        keep();
    }

    private AuditHead newest(TenantId log) {
        return storage.newest(log);
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
