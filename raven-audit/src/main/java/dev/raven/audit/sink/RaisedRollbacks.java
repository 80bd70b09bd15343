package dev.raven.audit.sink;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.Rollback;
import dev.raven.core.id.TenantId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The rollbacks that were noticed and are not accepted yet. Each is raised and kept for the next start before anything is
 * read: what was lost is found out behind that, as nothing in the copies, and no outage, is to keep the alarm from being
 * raised. Until then it excuses nothing.
 */
final class RaisedRollbacks {
    private static final Logger LOG = System.getLogger(RaisedRollbacks.class.getName());

    private final CopyHeads heads;
    private final AlarmFile file;
    private final CopyDivergence divergence;
    private final Map<TenantId, Rollback> raised = new ConcurrentHashMap<>();
    private final Set<TenantId> unread = ConcurrentHashMap.newKeySet();
    private final ReentrantLock writing = new ReentrantLock();

    RaisedRollbacks(CopySinks sinks) {
        this.heads = sinks.file().heads();
        this.file = sinks.alarm();
        this.divergence = sinks.divergence();
    }

    /** @return those that were raised before the server ended */
    List<Rollback> read() throws IOException {
        List<Rollback> known = file.read();
        known.forEach(this::put);
        return known;
    }

    boolean has(TenantId log) {
        return raised.containsKey(log);
    }

    List<Rollback> all() {
        return List.copyOf(raised.values());
    }

    /** @return the alarm, which says for now that nothing is lost */
    Rollback raise(TenantId log, AuditHead copied, AuditHead stored) {
        Rollback found = new Rollback(log, copied, stored, copied.sequence() + 1);
        put(found);
        keep();
        return found;
    }

    private void put(Rollback one) {
        heads.freeze(one.log());
        raised.put(one.log(), one);
        if (excusesNothing(one)) {
            unread.add(one.log());
        }
    }

    private static boolean excusesNothing(Rollback one) {
        return one.lostFrom() > one.copied().sequence();
    }

    /**
     * Finds out what each lost of which that was not found out yet, in one pass.
     *
     * @throws UnavailableException when the storage cannot be reached: the next time does it
     */
    void examine() {
        Map<TenantId, Rollback> some = unread.stream()
                .map(raised::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Rollback::log, one -> one));
        if (!some.isEmpty()) {
            examined(some.values()).forEach(one -> raised.replace(one.log(), some.get(one.log()), one));
            keep();
        }
        unread.removeAll(some.keySet());
    }

    /** The same, with what they lost: found out here at the latest. */
    List<Rollback> examined(Collection<Rollback> rollbacks) {
        Map<TenantId, AuditHead> unknown = rollbacks.stream()
                .filter(RaisedRollbacks::excusesNothing)
                .collect(Collectors.toMap(Rollback::log, Rollback::copied));
        Map<TenantId, Long> lost = unknown.isEmpty() ? Map.of() : firstLost(unknown);
        return rollbacks.stream()
                .map(one -> new Rollback(
                        one.log(), one.copied(), one.stored(), lost.getOrDefault(one.log(), one.lostFrom())))
                .toList();
    }

    private Map<TenantId, Long> firstLost(Map<TenantId, AuditHead> copied) {
        try {
            return divergence.firstLost(copied);
        } catch (UnavailableException away) {
            throw away;
        } catch (IOException | RuntimeException unreadable) {
            LOG.log(Level.ERROR, "the copies cannot be read: what is accepted later excuses nothing", unreadable);
            return Map.of();
        }
    }

    /** They are no more; what was raised of a log since then stays. */
    void accepted(List<Rollback> rollbacks) {
        rollbacks.forEach(one ->
                raised.computeIfPresent(one.log(), (log, now) -> now.copied().equals(one.copied()) ? null : now));
        keep();
    }

    private void keep() {
        writing.lock();
        try {
            file.write(raised.values());
        } catch (IOException failed) {
            LOG.log(Level.ERROR, "the alarm could not be kept for the next start", failed);
        } finally {
            writing.unlock();
        }
    }
}
