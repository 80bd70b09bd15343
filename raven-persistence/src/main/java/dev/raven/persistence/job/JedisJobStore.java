package dev.raven.persistence.job;

import dev.raven.core.id.JobId;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobStore;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One hash a job, and who is due when; all in the platform's slot, as any node takes any tenant's work: jobs are few. */
@ApplicationScoped
class JedisJobStore implements JobStore {
    private static final Script CREATE = Script.beside(JedisJobStore.class, "create");
    private static final Script REPLACE = Script.beside(JedisJobStore.class, "replace");
    private static final Script FORGET = Script.beside(JedisJobStore.class, "forget");
    private static final Script REMOVE = Script.beside(JedisJobStore.class, "remove");
    private static final PageRange FIRST = new PageRange(100, 0);
    private static final String DUE = key("jobs:due");
    private static final String LANES = key("jobs:lanes");
    private static final int LOOKED_AT = 20;

    private final Redis redis;

    @Inject
    JedisJobStore(Redis redis) {
        this.redis = redis;
    }

    /** Repeatable: the job finds itself in its lane. */
    @Override
    public Optional<JobId> create(TenantId owner, Job job) {
        List<Object> args = JobFields.of(job)
                .argsAfter(
                        job.id(),
                        lane(owner, job),
                        job.due().toEpochMilli(),
                        job.createdAt().toEpochMilli());
        String inLane = redis.repeatably(CREATE.on(List.of(record(job.id()), DUE, LANES, listOf(owner)), args))
                .text();
        if (!inLane.equals(job.id().value())) {
            return Optional.of(new JobId(inLane));
        }
        forgetOldest(owner);
        return Optional.empty();
    }

    @Override
    public Optional<Job> find(TenantId owner, JobId job) {
        return JobFields.read(redis.hash(record(job)))
                .filter(found -> found.owner().equals(owner));
    }

    @Override
    public Page<Job> list(TenantId owner, PageRange range) {
        String list = listOf(owner);
        long total = redis.read(client -> client.zcard(list));
        List<String> ids =
                redis.read(client -> client.zrevrange(list, range.offset(), range.offset() + range.limit() - 1L));
        return new Page<>(load(ids), range.limit(), range.offset(), total);
    }

    /** Somebody quicker is no failure: the next that is due is tried. */
    @Override
    public Optional<Job> take(Instant now, Instant until) {
        List<String> due = redis.read(
                client -> client.zrangeByScore(DUE, Double.NEGATIVE_INFINITY, now.toEpochMilli(), 0, LOOKED_AT));
        return load(due).stream()
                .filter(job -> !job.due().isAfter(now))
                .map(job -> take(job, job.taken(now, until)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Job> take(Job read, Job taken) {
        return replace(read, Optional.of(read.due()), taken) ? Optional.of(taken) : Optional.empty();
    }

    @Override
    public Waiting waiting(Instant now) {
        double until = now.toEpochMilli();
        long jobs = redis.read(client -> client.zcount(DUE, Double.NEGATIVE_INFINITY, until));
        Optional<Instant> oldest =
                redis
                        .read(client -> client.zrangeByScoreWithScores(DUE, Double.NEGATIVE_INFINITY, until, 0, 1))
                        .stream()
                        .findFirst()
                        .map(first -> Instant.ofEpochMilli((long) first.getScore()));
        return new Waiting(jobs, oldest);
    }

    @Override
    public boolean save(TenantId owner, Job job) {
        return replace(job, Optional.empty(), job);
    }

    /** @param due what the job must still be due at, where that matters */
    private boolean replace(Job expected, Optional<Instant> due, Job changed) {
        List<Object> args = JobFields.of(changed)
                .argsAfter(
                        changed.id(),
                        lane(changed.owner(), changed),
                        expected.fence(),
                        due.map(Instant::toString).orElse(""),
                        changed.state().ended() ? "" : changed.due().toEpochMilli());
        return redis.once(REPLACE.on(List.of(record(changed.id()), DUE, LANES), args))
                .yes();
    }

    /** Those that come while it is at it, too. */
    @Override
    public void removeAll(TenantId owner) {
        List<Job> some = list(owner, FIRST).items();
        while (!some.isEmpty()) {
            some.forEach(job -> redis.repeatably(
                    REMOVE.on(List.of(record(job.id()), DUE, LANES, listOf(owner)), job.id(), lane(owner, job))));
            some = list(owner, FIRST).items();
        }
    }

    private void forgetOldest(TenantId owner) {
        String list = listOf(owner);
        List<String> oldest = redis.read(client -> client.zrange(list, 0, -(KEPT + 1L)));
        for (String id : oldest) {
            redis.repeatably(FORGET.on(List.of(record(new JobId(id)), list), id));
        }
    }

    private List<Job> load(List<String> ids) {
        return redis.hashes(ids.stream().map(id -> record(new JobId(id))).toList()).stream()
                .map(JobFields::read)
                .flatMap(Optional::stream)
                .toList();
    }

    private static String lane(TenantId owner, Job job) {
        return owner + "/" + job.lane();
    }

    private static String record(JobId job) {
        return key("job:" + job);
    }

    private static String listOf(TenantId owner) {
        return key("jobs:" + owner);
    }

    private static String key(String part) {
        return RedisKeys.of(TenantId.PLATFORM, part);
    }
}
