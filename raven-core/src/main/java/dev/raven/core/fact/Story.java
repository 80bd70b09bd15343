package dev.raven.core.fact;

import dev.raven.core.id.FactId;
import dev.raven.core.id.InteractionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Facts that take each other's place, told in order of time. */
final class Story {
    private static final double SUREST = 0.99;

    private final Function<String, Set<String>> words;
    private final List<Told> told = new ArrayList<>();
    private @Nullable Told open;

    /** @param words takes out the words of a text */
    Story(Function<String, Set<String>> words) {
        this.words = words;
    }

    /** One fact while it is being told. */
    private final class Told {
        private final Said first;
        private final Instant from;
        private final Set<InteractionId> sources = new LinkedHashSet<>();
        private final List<FactId> claims = new ArrayList<>();
        private double doubt = 1;
        private Optional<Instant> to;
        private Optional<FactId> successor = Optional.empty();

        Told(Said first) {
            this.first = first;
            this.from = first.claim().statement().from().orElse(first.at());
            this.to = first.claim().statement().to();
            confirm(first);
        }

        Statement statement() {
            return first.claim().statement();
        }

        void confirm(Said said) {
            claims.add(said.claim().id());
            if (sources.add(said.source())) {
                doubt *= 1 - said.claim().statement().confidence();
            }
        }

        void end(Instant at) {
            to = Optional.of(at.isBefore(from) ? from : at);
        }

        boolean endedBy(Instant at) {
            return to.map(end -> !end.isAfter(at)).orElse(false);
        }

        Fact fact() {
            return new Fact(
                    first.claim().id(),
                    statement().attribute(),
                    statement().value(),
                    statement().text(),
                    Math.min(SUREST, 1 - doubt),
                    from,
                    to,
                    successor,
                    List.copyOf(sources),
                    claims,
                    words.apply(statement().attribute() + " " + statement().text()));
        }
    }

    void take(Said said) {
        Statement statement = said.claim().statement();
        if (open != null && open.endedBy(said.at())) {
            open = null;
        }
        if (statement.ends()) {
            end(said);
        } else if (open != null && open.statement().agreesWith(statement)) {
            open.confirm(said);
        } else {
            begin(said);
        }
    }

    List<Fact> facts() {
        return told.stream().map(Told::fact).toList();
    }

    private void begin(Said said) {
        Told next = new Told(said);
        if (open != null) {
            open.end(next.from);
            open.successor = Optional.of(said.claim().id());
        }
        told.add(next);
        open = next;
    }

    private void end(Said said) {
        Statement statement = said.claim().statement();
        if (open != null && concerns(statement, open.statement())) {
            open.claims.add(said.claim().id());
            open.end(statement.from().orElse(said.at()));
            open = null;
        }
    }

    private static boolean concerns(Statement end, Statement held) {
        String ended = Phrases.plain(end.value());
        return end.attribute().equals(held.attribute())
                && (ended.isEmpty() || ended.equals(Phrases.plain(held.value())));
    }
}
