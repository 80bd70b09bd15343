package dev.raven.persistence.memory;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.ConsolidationStore;
import dev.raven.core.memory.ConsolidationTask;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stream with one consumer group, and a sorted set of marks by when they are due; both in the platform's slot, as any node
 * does any tenant's work. All that is repeatable may be, as a task that is queued twice is done once.
 */
@ApplicationScoped
class JedisConsolidationStore implements ConsolidationStore {
    private static final Script QUEUE = Script.beside(JedisConsolidationStore.class, "queue");
    private static final Script QUEUE_DUE = Script.beside(JedisConsolidationStore.class, "queue-due");
    private static final Script TAKE = Script.beside(JedisConsolidationStore.class, "take");
    private static final Script RENEW = Script.beside(JedisConsolidationStore.class, "renew");
    private static final Script SETTLE = Script.beside(JedisConsolidationStore.class, "settle");
    private static final String TASKS = RedisKeys.of(TenantId.PLATFORM, "consolidations");
    private static final String MARKS = RedisKeys.of(TenantId.PLATFORM, "tails");
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Redis redis;
    private final int busy;
    private final int most;

    @Inject
    JedisConsolidationStore(Redis redis) {
        this(redis, BUSY, MOST);
    }

    JedisConsolidationStore(Redis redis, int busy, int most) {
        this.redis = redis;
        this.busy = busy;
        this.most = most;
    }

    @Override
    public void mark(TenantId tenant, UserId user, ConversationId conversation, Instant due) {
        redis.repeatably(client -> client.zadd(MARKS, due.toEpochMilli(), tail(tenant, user, conversation)));
    }

    @Override
    public boolean add(TenantId tenant, UserId user, ConversationId conversation) {
        return redis.repeatably(QUEUE.on(List.of(TASKS), most, tail(tenant, user, conversation)))
                .yes();
    }

    @Override
    public int queueDue(Instant now, Instant again) {
        return (int)
                redis.repeatably(QUEUE_DUE.on(List.of(TASKS, MARKS), now.toEpochMilli(), again.toEpochMilli(), busy))
                        .number();
    }

    /** Not repeated: a task whose answer was lost would stay with a worker that does not know of it. */
    @Override
    public Optional<ConsolidationTask> take(String worker, Duration silence) {
        List<Reply> taken = redis.once(TAKE.on(List.of(TASKS), worker, silence.toMillis(), FORGOTTEN.toMillis()))
                .items();
        return taken.isEmpty() ? Optional.empty() : Optional.of(task(taken));
    }

    @Override
    public void renew(String worker, ConsolidationTask task) {
        redis.repeatably(RENEW.on(List.of(TASKS), worker, task.id()));
    }

    @Override
    public void settle(ConsolidationTask task, Optional<Instant> again) {
        Object look = again.<Object>map(Instant::toEpochMilli).orElse("");
        redis.repeatably(SETTLE.on(List.of(TASKS, MARKS), task.id(), look));
    }

    /** The first entry's id begins with when it was added. */
    @Override
    public Backlog backlog() {
        long tasks = redis.read(client -> client.xlen(TASKS));
        Optional<Instant> oldest = redis.read(client -> client.xrange(TASKS, "-", "+", 1)).stream()
                .findFirst()
                .map(entry -> Instant.ofEpochMilli(entry.getID().getTime()));
        return new Backlog(tasks, oldest);
    }

    private static String tail(TenantId tenant, UserId user, ConversationId conversation) {
        return tenant + "/" + user + "/" + conversation;
    }

    private static ConsolidationTask task(List<Reply> taken) {
        String[] tail = taken.get(1).text().split("/");
        return new ConsolidationTask(
                taken.get(0).text(), new TenantId(tail[0]), new UserId(tail[1]), new ConversationId(tail[2]), (int)
                        taken.get(2).number());
    }
}
