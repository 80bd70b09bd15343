package dev.raven.core.job;

import dev.raven.core.id.JobId;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs in memory. */
public final class InMemoryJobStore implements JobStore {
    private final Map<JobId, Job> jobs = new LinkedHashMap<>();

    @Override
    public synchronized Optional<JobId> create(TenantId owner, Job job) {
        Optional<JobId> other = of(owner).stream()
                .filter(each -> !each.state().ended() && each.lane().equals(job.lane()))
                .map(Job::id)
                .findFirst();
        if (other.isEmpty()) {
            jobs.put(job.id(), job);
            of(owner).stream()
                    .limit(Math.max(0, of(owner).size() - KEPT))
                    .filter(each -> each.state().ended())
                    .forEach(each -> jobs.remove(each.id()));
        }
        return other.filter(id -> !id.equals(job.id()));
    }

    @Override
    public synchronized Optional<Job> find(TenantId owner, JobId job) {
        return Optional.ofNullable(jobs.get(job)).filter(found -> found.owner().equals(owner));
    }

    @Override
    public synchronized Page<Job> list(TenantId owner, PageRange range) {
        List<Job> newestFirst = new ArrayList<>(of(owner));
        Collections.reverse(newestFirst);
        List<Job> page =
                newestFirst.stream().skip(range.offset()).limit(range.limit()).toList();
        return new Page<>(page, range.limit(), range.offset(), newestFirst.size());
    }

    @Override
    public synchronized Optional<Job> take(Instant now, Instant until) {
        Optional<Job> taken = jobs.values().stream()
                .filter(job -> !job.state().ended() && !job.due().isAfter(now))
                .min(Comparator.comparing(Job::due))
                .map(job -> job.taken(now, until));
        taken.ifPresent(job -> jobs.put(job.id(), job));
        return taken;
    }

    @Override
    public synchronized Waiting waiting(Instant now) {
        List<Instant> due = jobs.values().stream()
                .filter(job -> !job.state().ended() && !job.due().isAfter(now))
                .map(Job::due)
                .sorted()
                .toList();
        return new Waiting(due.size(), due.stream().findFirst());
    }

    @Override
    public synchronized boolean save(TenantId owner, Job job) {
        boolean held =
                find(owner, job.id()).filter(now -> now.fence() == job.fence()).isPresent();
        if (held) {
            jobs.put(job.id(), job);
        }
        return held;
    }

    @Override
    public synchronized void removeAll(TenantId owner) {
        jobs.values().removeIf(job -> job.owner().equals(owner));
    }

    private List<Job> of(TenantId owner) {
        return jobs.values().stream().filter(job -> job.owner().equals(owner)).toList();
    }
}
