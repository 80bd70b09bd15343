package dev.raven.core.memory;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.JobProgress;
import dev.raven.core.job.JobStep;
import dev.raven.core.job.JobWork;
import dev.raven.core.recall.EmbeddingFailedException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Gives all blocks vectors of the deployed model: once through everybody after a change of the model, then those who were
 * marked as lacking some. A server that runs another model leaves the job to one that runs the deployed one; a job for a
 * model that is deployed no more ends.
 */
@Singleton
class Reembedding implements JobWork {
    /** Longer than a consolidation takes: who was marked before has the block that the mark was for. */
    static final Duration SETTLED = Duration.ofMinutes(2);

    private static final Duration FOR_ANOTHER_SERVER = Duration.ofSeconds(30);
    private static final Duration FOR_ONE_USER = Duration.ofSeconds(20);
    private static final String MODEL = "model";
    private static final String MARKED = "marked";

    private final EmbeddingStore store;
    private final Everybody everybody;
    private final Reembedder reembedder;
    private final Vectors vectors;
    private final Clock clock;

    @Inject
    Reembedding(EmbeddingStore store, Everybody everybody, Reembedder reembedder, Vectors vectors, Clock clock) {
        this.store = store;
        this.everybody = everybody;
        this.reembedder = reembedder;
        this.vectors = vectors;
        this.clock = clock;
    }

    static JobOrder order(String model, Instant notBefore) {
        return new JobOrder(JobKind.REEMBED, Map.of(MODEL, model), Optional.of(notBefore));
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.REEMBED);
    }

    @Override
    public JobStep step(Job job) {
        String model = job.parameter(MODEL).orElseThrow();
        Optional<EmbeddingStore.Deployed> deployed =
                store.deployed().filter(now -> now.model().equals(model));
        if (deployed.isEmpty()) {
            return new JobStep.Done(job.progress());
        }
        if (!vectors.model().equals(Optional.of(model))) {
            return new JobStep.Later(clock.instant().plus(FOR_ANOTHER_SERVER));
        }
        try {
            return step(job.progress(), model, deployed.get().everywhere());
        } catch (EmbeddingFailedException away) {
            throw UnavailableException.embeddings(away);
        }
    }

    private JobStep step(JobProgress progress, String model, boolean everywhere) {
        if (progress.cursor().isEmpty()) {
            return new JobStep.Next(
                    everywhere
                            ? progress.at(MARKED)
                            : progress.of(everybody.count()).at(Everybody.Place.START.toString()));
        }
        return progress.cursor().equals(MARKED)
                ? marked(progress, model)
                : walk(progress, model, Everybody.Place.parse(progress.cursor()));
    }

    private JobStep walk(JobProgress progress, String model, Everybody.Place place) {
        Optional<Everybody.Found> found = everybody.at(place);
        if (found.isEmpty()) {
            store.markEverywhere(model);
            return new JobStep.Next(progress.at(MARKED));
        }
        Everybody.Found one = found.get();
        OptionalLong block = reembedder.next(one.tenant(), one.user(), model, place.block());
        return new JobStep.Next(
                block.isPresent()
                        ? progress.at(one.place().atBlock(block.getAsLong()).toString())
                        : progress.plus(1).at(one.behind().toString()));
    }

    private JobStep marked(JobProgress progress, String model) {
        List<EmbeddingStore.Lacking> next = store.lacking(clock.instant().minus(SETTLED), 1);
        if (next.isEmpty()) {
            return new JobStep.Done(progress);
        }
        EmbeddingStore.Lacking mark = next.get(0);
        if (!all(mark.tenant(), mark.user(), model)) {
            return new JobStep.Next(progress);
        }
        store.unmark(mark.tenant(), mark);
        return new JobStep.Next(progress.plus(1));
    }

    /** Begun anew each time: blocks that lack vectors come before those that were given some. */
    private boolean all(TenantId tenant, UserId user, String model) {
        Instant end = clock.instant().plus(FOR_ONE_USER);
        OptionalLong position = reembedder.next(tenant, user, model, 0);
        while (position.isPresent() && clock.instant().isBefore(end)) {
            position = reembedder.next(tenant, user, model, position.getAsLong());
        }
        return position.isEmpty();
    }
}
