package dev.raven.core.memory;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A queue and marks in memory. */
public final class InMemoryConsolidationStore implements ConsolidationStore {
    private final Clock clock;
    private final int busy;
    private final int most;
    private final Map<String, Queued> queue = new LinkedHashMap<>();
    private final Map<Tail, Mark> marks = new LinkedHashMap<>();
    private long last;
    private boolean away;

    public InMemoryConsolidationStore(Clock clock) {
        this(clock, BUSY, MOST);
    }

    InMemoryConsolidationStore(Clock clock, int busy, int most) {
        this.clock = clock;
        this.busy = busy;
        this.most = most;
    }

    /** From now on it does not answer, or does again. */
    public synchronized void away(boolean gone) {
        away = gone;
    }

    private void answer() {
        if (away) {
            throw UnavailableException.storage(new IllegalStateException("away"));
        }
    }

    private record Tail(TenantId tenant, UserId user, ConversationId conversation) {}

    /** Two marks of the same time are not the same mark. */
    private static final class Mark {
        private final Instant due;

        Mark(Instant due) {
            this.due = due;
        }
    }

    private static final class Queued {
        private final Tail tail;
        private final Optional<Mark> mark;
        private String worker = "";
        private Instant heard = Instant.MIN;
        private int deliveries;
        private final Instant since;

        Queued(Tail tail, Optional<Mark> mark, Instant since) {
            this.since = since;
            this.tail = tail;
            this.mark = mark;
        }

        boolean silent(Instant now, Duration silence) {
            return deliveries > 0
                    && !heard.plus(silence.multipliedBy(1L << (deliveries - 1))).isAfter(now);
        }

        ConsolidationTask taken(String id, String by, Instant now) {
            worker = by;
            heard = now;
            deliveries++;
            return new ConsolidationTask(id, tail.tenant(), tail.user(), tail.conversation(), deliveries);
        }
    }

    @Override
    public synchronized void mark(TenantId tenant, UserId user, ConversationId conversation, Instant due) {
        answer();
        marks.put(new Tail(tenant, user, conversation), new Mark(due));
    }

    @Override
    public synchronized boolean add(TenantId tenant, UserId user, ConversationId conversation) {
        answer();
        if (queue.size() >= most) {
            return false;
        }
        queue.put(
                String.valueOf(++last),
                new Queued(new Tail(tenant, user, conversation), Optional.empty(), clock.instant()));
        return true;
    }

    @Override
    public synchronized int queueDue(Instant now, Instant again) {
        answer();
        List<Tail> due = marks.entrySet().stream()
                .filter(mark -> !mark.getValue().due.isAfter(now))
                .map(Map.Entry::getKey)
                .limit(Math.max(0, busy - queue.size()))
                .toList();
        for (Tail tail : due) {
            Mark later = new Mark(again);
            marks.put(tail, later);
            queue.put(String.valueOf(++last), new Queued(tail, Optional.of(later), clock.instant()));
        }
        return due.size();
    }

    @Override
    public synchronized Optional<ConsolidationTask> take(String worker, Duration silence) {
        answer();
        Instant now = clock.instant();
        Iterator<Map.Entry<String, Queued>> silent = queue.entrySet().stream()
                .filter(task -> task.getValue().silent(now, silence))
                .iterator();
        Iterator<Map.Entry<String, Queued>> free = queue.entrySet().stream()
                .filter(task -> task.getValue().deliveries == 0)
                .iterator();
        Iterator<Map.Entry<String, Queued>> either = silent.hasNext() ? silent : free;
        if (!either.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<String, Queued> taken = either.next();
        return Optional.of(taken.getValue().taken(taken.getKey(), worker, now));
    }

    @Override
    public synchronized Backlog backlog() {
        answer();
        return new Backlog(
                queue.size(),
                queue.values().stream().map(queued -> queued.since).findFirst());
    }

    @Override
    public synchronized void renew(String worker, ConsolidationTask task) {
        answer();
        Optional.ofNullable(queue.get(task.id()))
                .filter(queued -> queued.worker.equals(worker))
                .ifPresent(queued -> queued.heard = clock.instant());
    }

    @Override
    public synchronized void settle(ConsolidationTask task, Optional<Instant> again) {
        answer();
        Queued done = queue.remove(task.id());
        if (done != null
                && done.mark.filter(mark -> mark == marks.get(done.tail)).isPresent()) {
            again.ifPresentOrElse(due -> marks.put(done.tail, new Mark(due)), () -> marks.remove(done.tail));
        }
    }
}
