package dev.raven.core.recall;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What {@link UserIndex} computes for a question that neither names a time nor asks for one, said as plainly as possible: no
 * columns, everything anew for each question.
 */
final class DefinitionOfRanking {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final List<Message> messages = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private final List<String> question;
    private final double most;
    private final List<Message> found;

    /** One side of a turn, and what a question makes of it. */
    static final class Message {
        private final Turn turn;
        private final Turn.Message said;
        private final Optional<Quantized> vector;
        private final Optional<Quantized> vectorAround;
        private final List<String> words;
        private List<Message> window = List.of();
        private double own;
        private double around;
        private double near;
        private double nearAround;
        private double score;

        Message(Turn turn, Turn.Message said, Function<TurnVectors.Sides, Quantized> side) {
            this.turn = turn;
            this.said = said;
            this.vector = turn.vectors().map(TurnVectors::own).map(side);
            this.vectorAround = turn.vectors().map(TurnVectors::around).map(side);
            this.words =
                    new ArrayList<>(Words.of(DATE.format(turn.occurredAt()) + " " + said.speaker(), Language.ENGLISH));
            words.addAll(Words.of(said.text()));
        }

        Turn turn() {
            return turn;
        }

        double score() {
            return score;
        }
    }

    DefinitionOfRanking(List<Turn> turns, String text, float[] vector, Predicate<Turn> filter) {
        for (Turn turn : turns) {
            messages.add(new Message(turn, turn.user(), TurnVectors.Sides::user));
            messages.add(new Message(turn, turn.agent(), TurnVectors.Sides::agent));
        }
        EnumSet<Language> languages = EnumSet.of(Language.ENGLISH);
        messages.forEach(message -> languages.add(LanguageGuess.of(message.said.text())));
        question = rarest(Words.ofQuestion(text, languages).stream().filter(word -> with(word, List::of) > 0));
        most = most(text);
        found = messages.stream().filter(message -> filter.test(message.turn)).toList();
        messages.forEach(message -> message.window = window(message));
        found.forEach(message -> {
            message.own = part(bm25(message, List::of));
            message.around = part(bm25(message, each -> each.window));
            message.near =
                    message.vector.map(own -> (double) own.cosine(vector)).orElse(Double.NaN);
            message.nearAround =
                    message.vectorAround.map(own -> (double) own.cosine(vector)).orElse(Double.NaN);
        });
        found.stream()
                .map(message -> message.said.speaker())
                .filter(name -> Words.of(text, Language.ENGLISH).containsAll(Words.of(name, Language.ENGLISH)))
                .forEach(named::add);
        rank();
    }

    /** The messages that may be found, with their scores. */
    List<Message> found() {
        return found;
    }

    private void rank() {
        scale(message -> message.near, (message, scaled) -> message.near = scaled);
        scale(message -> message.nearAround, (message, scaled) -> message.nearAround = scaled);
        List<Message> blind =
                found.stream().filter(message -> Double.isNaN(message.near)).toList();
        double mean = meanOfKnown(message -> message.near);
        double meanAround = meanOfKnown(message -> message.nearAround);
        scale(message -> message.own, (message, scaled) -> {
            if (blind.contains(message)) {
                message.near = Math.max(mean, scaled);
            }
        });
        scale(message -> message.around, (message, scaled) -> {
            if (blind.contains(message)) {
                message.nearAround = Math.max(meanAround, scaled);
            }
        });
        found.forEach(message -> message.score = (0.5 * message.near
                        + message.nearAround
                        + 0.5 * message.own
                        + message.around
                        + conversation(message)
                        + (named.size() == 1 && named.contains(message.said.speaker()) ? 0.2 : 0))
                / 5.7);
    }

    private double meanOfKnown(ToDoubleFunction<Message> nearness) {
        return found.stream()
                .mapToDouble(nearness)
                .filter(near -> !Double.isNaN(near))
                .average()
                .orElse(0);
    }

    private List<Message> thread(Message message) {
        return messages.stream()
                .filter(each -> each.turn.conversation().equals(message.turn.conversation()))
                .sorted(Comparator.comparing(each -> each.turn.occurredAt()))
                .toList();
    }

    private List<Message> window(Message message) {
        List<Message> thread = thread(message);
        int at = thread.indexOf(message);
        return thread.subList(Math.max(0, at - 1), Math.min(thread.size(), at + 2));
    }

    private double conversation(Message message) {
        return thread(message).stream()
                .filter(found::contains)
                .mapToDouble(each -> 0.5 * each.near + each.own)
                .max()
                .orElseThrow();
    }

    private double part(double score) {
        return most == 0 ? 0 : Math.min(1, score / most);
    }

    private double most(String text) {
        return rarest(Words.ofQuestion(text).stream()).stream()
                .mapToDouble(word -> idf(with(word, List::of)))
                .sum();
    }

    private List<String> rarest(Stream<String> words) {
        return words.distinct()
                .sorted(Comparator.comparingLong(word -> with(word, List::of)))
                .limit(64)
                .toList();
    }

    private long with(String word, Function<Message, List<Message>> reach) {
        return messages.stream()
                .filter(each -> count(reach.apply(each), word) > 0)
                .count();
    }

    private double idf(long with) {
        return Math.log(1 + (messages.size() - with + 0.5) / (with + 0.5));
    }

    private double bm25(Message message, Function<Message, List<Message>> reach) {
        double mean =
                messages.stream().mapToInt(each -> each.words.size()).average().orElse(1);
        return question.stream()
                .mapToDouble(word -> {
                    long count = count(reach.apply(message), word);
                    double length = reach.apply(message).stream()
                            .mapToInt(each -> each.words.size())
                            .average()
                            .orElseThrow();
                    return idf(with(word, reach)) * count / (count + 0.9 * (0.6 + 0.4 * length / mean));
                })
                .sum();
    }

    private static long count(List<Message> messages, String word) {
        return messages.stream()
                .flatMap(each -> each.words.stream())
                .filter(word::equals)
                .count();
    }

    private interface Column {
        void set(Message message, double scaled);
    }

    private void scale(ToDoubleFunction<Message> from, Column to) {
        double[] known = found.stream()
                .mapToDouble(from)
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray();
        double least = known.length == 0 ? 0 : known[0];
        double range = known.length == 0 ? 0 : known[known.length - 1] - least;
        for (Message message : found) {
            double number = from.applyAsDouble(message);
            to.set(message, Double.isNaN(number) || range > 0 ? (number - least) / range : 0);
        }
    }
}
