package dev.raven.core.job;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.stream.StreamSupport;

/** Who does which kind of job. */
@Singleton
class JobWorks {
    private final Iterable<JobWork> works;

    @Inject
    JobWorks(@Any Instance<JobWork> works) {
        this.works = works;
    }

    JobWork of(JobKind kind) {
        return StreamSupport.stream(works.spliterator(), false)
                .filter(work -> work.kinds().contains(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody does " + kind));
    }
}
