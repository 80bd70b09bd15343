package dev.raven.web.job;

import dev.raven.api.job.JobView;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobState;

/** Jobs as a client sees them. */
public final class JobViews {
    private JobViews() {}

    public static JobView of(Job job) {
        boolean waits = job.state() == JobState.QUEUED && job.due().isAfter(job.updatedAt());
        return new JobView(
                job.id().value(),
                job.kind().wireName(),
                job.state().wireName(),
                job.state() == JobState.SUCCEEDED ? 1 : job.progress().part(),
                job.progress().done(),
                job.progress().failed(),
                job.progress().total(),
                job.error().orElse(null),
                job.createdAt(),
                job.updatedAt(),
                waits ? job.due() : null);
    }
}
