package dev.raven.core.memory;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The deployed model and the marks in memory. */
public final class InMemoryEmbeddingStore implements EmbeddingStore {
    private final List<Lacking> marks = new ArrayList<>();
    private Optional<Deployed> deployed = Optional.empty();

    @Override
    public synchronized Optional<Deployed> deployed() {
        return deployed;
    }

    @Override
    public synchronized void deploy(String model) {
        if (deployed.filter(now -> now.model().equals(model)).isEmpty()) {
            deployed = Optional.of(new Deployed(model, false));
        }
    }

    @Override
    public synchronized void markEverywhere(String model) {
        deployed = deployed.map(now -> now.model().equals(model) ? new Deployed(model, true) : now);
    }

    @Override
    public synchronized void markLacking(TenantId tenant, UserId user, Instant since) {
        marks.removeIf(mark -> mark.tenant().equals(tenant) && mark.user().equals(user));
        marks.add(new Lacking(tenant, user, since.truncatedTo(ChronoUnit.MILLIS)));
    }

    @Override
    public synchronized List<Lacking> lacking(Instant noLater, int most) {
        return marks.stream()
                .filter(mark -> !mark.since().isAfter(noLater))
                .sorted(Comparator.comparing(Lacking::since))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void unmark(TenantId tenant, Lacking mark) {
        marks.remove(mark);
    }
}
