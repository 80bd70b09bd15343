package dev.raven.core.fact;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way of saying one kind of thing, from the beginning of a clause.
 *
 * @param words matches a clause's beginning; its group {@code v} is the value, {@code k} the topic's further word
 * @param confidence 0–1: how likely such words are meant so
 */
record Rule(Pattern words, Topic topic, Shape shape, double confidence, Mood mood) {
    /**
     * What rules are written with. Clauses have single blanks; {@code <Name>} begins with a capital or a digit. Everything that
     * repeats takes all it can and gives nothing back, or is short, so no message makes a rule slow.
     */
    private static final Map<String, String> PARTS = Map.of(
            "<adv>",
            "(?:(?:really|just|still|also|currently|now|actually|absolutely|totally|always|honestly|definitely|mostly|mainly"
                    + "|usually|generally|truly|particularly|especially|quite|personally|recently|finally|even|do|so|very"
                    + "|severely|pretty|super) )*+",
            "<who>",
            "(?<k>wife|husband|partner|girlfriend|boyfriend|fiancée?|son|daughter|brother|sister|mother|mom|mum|father|dad"
                    + "|grandmother|grandfather|grandma|grandpa|aunt|uncle|cousin|niece|nephew|dog|cat|puppy|kitten|parrot|horse"
                    + "|rabbit|boss|manager|mentor|roommate|flatmate|best friend|therapist|doctor|dentist)",
            "<Name>",
            "(?<v>(?-i:[\\p{Lu}\\p{N}][\\p{L}\\p{M}\\p{N}'.&+#/-]*+(?:,? (?:(?:of|de|del|da|do|la|las|los|von|van|der|am|the|and|&) )?"
                    + "[\\p{Lu}\\p{N}][\\p{L}\\p{M}\\p{N}'.&+#/-]*+){0,5}))",
            "<any>",
            "(?<v>.++)");

    /** What a rule's words do with what they say. */
    enum Mood {
        SO,
        /** It is so no longer. */
        OVER,
        /** It is so from a date on, where the clause has one. */
        SINCE,
        /** It is to come; until a date, where the clause has one. */
        TO_COME,
        /** It is to come, at a date that the clause must have. */
        DATED,
        /** It happened, at a date that the clause must have. */
        HAPPENED
    }

    static Rule of(double confidence, Topic topic, Shape shape, Mood mood, String words) {
        String expanded = words;
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
            expanded = expanded.replace(part.getKey(), part.getValue());
        }
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return new Rule(Pattern.compile(expanded, flags), topic, shape, confidence, mood);
    }

    /** @param start where the clause begins to tell something */
    Optional<Matcher> match(String clause, int start) {
        Matcher matcher = words.matcher(clause).useTransparentBounds(true).region(start, clause.length());
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    /** The attribute that a match is about. */
    String attribute(Matcher match) {
        return topic.open() ? topic.attribute(match.group("k")) : topic.attribute("");
    }
}
