package dev.raven.core.fact;

import dev.raven.core.time.DateRange;
import dev.raven.core.time.Dates.Lean;
import dev.raven.core.time.Dates.Mention;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads statements out of a user's message by rules: what is said plainly, of oneself, as so. Precision goes before
 * completeness. English first; the commonest of German and Spanish.
 */
final class Rules {
    /** Statements of one message; who lists more is reading out a list. */
    private static final int MOST = 20;

    private static final List<Rule> ALL = Stream.of(EnglishRules.RULES, GermanRules.RULES, SpanishRules.RULES)
            .flatMap(List::stream)
            .toList();
    private static final Pattern LIST = Pattern.compile("\\s*,\\s*(?:(?:and|or|und|y)\\s+)?|\\s+(?:and|or|und|y)\\s+");

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private Rules() {}

    /** @param said when, for the dates that the message tells from there */
    static List<Statement> read(String message, Instant said) {
        return Clauses.of(message).stream()
                .map(clause -> Dated.of(clause, said))
                .flatMap(dated -> Stream.concat(Stream.of(dated), dated.withoutHead().stream()))
                .flatMap(Rules::read)
                .limit(MOST)
                .toList();
    }

    private static Stream<Statement> read(Dated dated) {
        for (Rule rule : ALL) {
            Optional<Matcher> match = rule.match(dated.clause(), dated.start());
            if (match.isPresent()) {
                List<Statement> statements = statements(rule, match.get(), dated);
                if (!statements.isEmpty()) {
                    return statements.stream();
                }
            }
        }
        return Stream.empty();
    }

    private static List<Statement> statements(Rule rule, Matcher match, Dated dated) {
        boolean ahead = rule.mood() == Rule.Mood.TO_COME || rule.mood() == Rule.Mood.DATED;
        List<Mention> mentions = dated.mentions(ahead ? Lean.FUTURE : Lean.PAST);
        Optional<DateRange> date =
                mentions.stream().map(Mention::range).findFirst().or(dated::head);
        boolean needed = rule.mood() == Rule.Mood.DATED || rule.mood() == Rule.Mood.HAPPENED;
        if (needed && date.isEmpty()
                || ahead
                        && date.map(range -> range.end().isBefore(dated.said())).orElse(false)) {
            return List.of();
        }
        String rest = rule.topic() == Topic.BIRTHDAY ? match.group("v") : withoutDate(match, mentions);
        String attribute = MARKS.matcher(Normalizer.normalize(rule.attribute(match), Normalizer.Form.NFD))
                .replaceAll("");
        List<Statement> read = new ArrayList<>();
        for (String part : parts(rule, rest)) {
            rule.shape()
                    .value(part)
                    .filter(value -> Topic.of(attribute).isPresent())
                    .ifPresent(value -> read.add(statement(rule, attribute, value, date)));
        }
        return read;
    }

    /** The value without the first date in it: what stands behind a date is told of something else, in all but a deed. */
    private static String withoutDate(Matcher match, List<Mention> mentions) {
        int start = match.start("v");
        String rest = match.group("v");
        return mentions.stream()
                .filter(mention -> mention.start() >= start && mention.end() <= match.end("v"))
                .findFirst()
                .map(mention -> rest.substring(0, mention.start() - start)
                        + " "
                        + rest.substring(mention.end() - start).strip())
                .orElse(rest);
    }

    private static List<String> parts(Rule rule, String rest) {
        boolean list = switch (rule.topic()) {
            case ALLERGY, AVOIDS, SPEAKS -> true;
            default -> false;
        };
        return list ? LIST.splitAsStream(rest).toList() : List.of(rest);
    }

    private static Statement statement(Rule rule, String attribute, String value, Optional<DateRange> date) {
        Statement plain = Statement.of(rule.topic(), attribute, value, rule.confidence());
        return switch (rule.mood()) {
            case SO -> plain;
            case OVER -> plain.over();
            case SINCE -> plain.during(date.map(DateRange::start), Optional.empty());
            case TO_COME, DATED -> told(plain, date).during(Optional.empty(), date.map(DateRange::end));
            case HAPPENED -> told(plain, date).during(date.map(DateRange::start), Optional.empty());
        };
    }

    /** With the date in the sentence, so that it can be read without its times. */
    private static Statement told(Statement plain, Optional<DateRange> date) {
        return date.map(range ->
                        plain.saying(plain.text().replaceFirst("\\.$", "") + " (" + Phrases.dates(range) + ")."))
                .orElse(plain);
    }
}
