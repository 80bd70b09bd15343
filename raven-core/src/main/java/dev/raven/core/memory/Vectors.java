package dev.raven.core.memory;

import dev.raven.core.recall.Embedder;
import dev.raven.core.recall.EmbeddingFailedException;
import dev.raven.core.recall.EmbeddingFailedException.Reason;
import dev.raven.core.recall.Turn;
import dev.raven.core.recall.TurnVectors;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Computes what recall needs besides the words, where there is an embedding model and it answers. */
@Singleton
class Vectors {
    private static final Logger LOG = System.getLogger(Vectors.class.getName());
    private static final Duration AWAITED = Duration.ofSeconds(1);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final EmbeddingModel model;
    private final Clock clock;
    private final Signals signals;
    private final AtomicReference<Instant> warned = new AtomicReference<>(Instant.EPOCH);

    @Inject
    Vectors(EmbeddingModel model, Clock clock, Signals signals) {
        this.model = model;
        this.clock = clock;
        this.signals = signals;
    }

    /** The name of the model whose vectors can be compared with those of a question; empty without one. */
    Optional<String> model() {
        return orWords(() -> model.embedder().map(Embedder::model), Optional.empty());
    }

    /** Of a turn that somebody waits for. */
    Optional<TurnVectors> of(Turn turn) {
        return of(List.of(turn), AWAITED).get(0);
    }

    /** Of turns, in their order; empty where there are none now. */
    List<Optional<TurnVectors>> of(List<Turn> turns, Duration within) {
        return orWords(() -> orFail(turns, within), none(turns));
    }

    /** The same with their vectors; those that there are none for now are found by their words. */
    List<Remembered> given(List<Remembered> batch, Speakers names, Duration within) {
        List<Turn> turns = batch.stream()
                .map(one -> one.turn(names.of(one.interaction().conversation())))
                .toList();
        List<Optional<TurnVectors>> computed = of(turns, within);
        return IntStream.range(0, batch.size())
                .mapToObj(i -> computed.get(i).map(batch.get(i)::with).orElse(batch.get(i)))
                .toList();
    }

    /**
     * Of turns, in their order; empty where there will be none: without a model, and for texts that are refused by
     * themselves.
     *
     * @throws EmbeddingFailedException where there may be some later
     */
    List<Optional<TurnVectors>> orFail(List<Turn> turns, Duration within) {
        return model.embedder()
                .map(embedder -> timed("messages", () -> embed(embedder, turns, within)))
                .orElseGet(() -> none(turns));
    }

    /** Whether these are of the model that runs here: those of another one cannot be compared with a query's. */
    boolean areComparable(TurnVectors stored) {
        return model().filter(stored.model()::equals).isPresent();
    }

    Optional<float[]> ofQuery(String query) {
        return orWords(
                () -> model.embedder().map(embedder -> timed("question", () -> embedder.embedQuery(query))),
                Optional.empty());
    }

    /** One text that a service refuses must not cost the others their vectors. */
    private static List<Optional<TurnVectors>> embed(Embedder embedder, List<Turn> turns, Duration within) {
        try {
            return TurnVectors.embed(embedder, turns, within).stream()
                    .map(Optional::of)
                    .toList();
        } catch (EmbeddingFailedException failed) {
            if (failed.reason() != Reason.REFUSED) {
                throw failed;
            }
            return turns.size() == 1 ? none(turns) : halves(embedder, turns, within);
        }
    }

    /** Each half has half of the time, so that many refusals take no longer than one. */
    private static List<Optional<TurnVectors>> halves(Embedder embedder, List<Turn> turns, Duration within) {
        int middle = turns.size() / 2;
        Duration half = within.dividedBy(2);
        return Stream.concat(
                        embed(embedder, turns.subList(0, middle), half).stream(),
                        embed(embedder, turns.subList(middle, turns.size()), half).stream())
                .toList();
    }

    private <T> T timed(String kind, Supplier<T> embedding) {
        try (Signals.Timing timing = signals.begin(Signal.EMBEDDINGS)) {
            T vectors = embedding.get();
            timing.done(kind);
            return vectors;
        }
    }

    private <T> T orWords(Supplier<T> vectors, T without) {
        try {
            return vectors.get();
        } catch (EmbeddingFailedException failed) {
            warn(failed);
            return without;
        }
    }

    private void warn(EmbeddingFailedException failed) {
        Instant now = clock.instant();
        Instant last = warned.get();
        if (now.isAfter(last.plus(BETWEEN_WARNINGS)) && warned.compareAndSet(last, now)) {
            LOG.log(Level.WARNING, "recall goes by words alone for now: " + failed.getMessage());
        }
    }

    private static List<Optional<TurnVectors>> none(List<Turn> turns) {
        return Collections.nCopies(turns.size(), Optional.empty());
    }
}
