package dev.raven.audit.sink;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.Rollback;
import dev.raven.core.audit.RollbackAlarm;
import dev.raven.core.id.TenantId;
import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
class RollbackWatch implements RollbackAlarm, Instrument {
    private static final Logger LOG = System.getLogger(RollbackWatch.class.getName());
    private static final int SECONDS = 60;
    private static final int GRACE_SECONDS = 5;
    private static final int LOGS_A_ROUND = 1000;

    private final FileSink file;
    private final RaisedRollbacks raised;
    private final StoredHeads storage;
    private final AuditedNews news;
    private final Set<TenantId> suspected = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-audit-watch").daemon().factory());
    private int next;

    @Inject
    RollbackWatch(CopySinks sinks, StoredHeads storage, AuditedNews news) {
        this.file = sinks.file();
        this.raised = new RaisedRollbacks(sinks);
        this.storage = storage;
        this.news = news;
    }

    /** Looks at all logs, and goes on looking. */
    void start() throws IOException {
        raised.read().forEach(RollbackWatch::stillRaised);
        file.watched(storage, this::suspect);
        file.heads().logs().forEach(this::look);
        orLater(raised::examine);
        timer.scheduleWithFixedDelay(this::round, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private static void stillRaised(Rollback known) {
        LOG.log(
                Level.ERROR,
                "the audit log " + known.log()
                        + " is not what was copied, as was noticed before: administrative actions"
                        + " are refused until that is accepted; see docs/operations.md");
    }

    /** Called by the thread that writes the file. */
    private void suspect(TenantId log) {
        suspected.add(log);
        try {
            timer.execute(() -> orLater(this::lookAtSuspects));
        } catch (RejectedExecutionException ending) {
            LOG.log(Level.WARNING, "a log looks as if it had gone back; the next start looks at it");
        }
    }

    /** All at once: their copies are read once. */
    private void lookAtSuspects() {
        for (TenantId log : suspected) {
            found(log);
            suspected.remove(log);
        }
        raised.examine();
    }

    private void round() {
        orLater(this::lookAtSome);
        orLater(this::lookAtSuspects);
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
        if (!raised.has(log) && !storage.stands(log, file.heads().of(log))) {
            found(log);
        }
    }

    private void found(TenantId log) {
        if (!raised.has(log)) {
            news.rolledBack(raised.raise(log, file.heads().of(log).event(), storage.newest(log)));
        }
    }

    @Override
    public List<Rollback> raised() {
        return raised.all();
    }

    @Override
    public List<Reading> readings() {
        return List.of(Reading.gauge(
                "audit_rolled_back_logs",
                "Logs that are not what was copied of them, until the operator accepts that; administration is refused"
                        + " meanwhile",
                raised.all().size()));
    }

    @Override
    public void accept(List<Rollback> rollbacks) {
        List<Rollback> current = raised.examined(rollbacks).stream()
                .map(one -> new Rollback(one.log(), one.copied(), newest(one.log()), one.lostFrom()))
                .toList();
        try {
            file.accept(current);
        } catch (IOException failed) {
            throw UnavailableException.audit(failed);
        }
        raised.accepted(rollbacks);
    }

    private AuditHead newest(TenantId log) {
        return storage.newest(log);
    }

    /** An alarm that is being kept is not interrupted. */
    @PreDestroy
    void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
