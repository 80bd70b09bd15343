package dev.raven.core.fact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a value must look like; anything else is left alone, as a wrong fact does more harm than a missing one. */
enum Shape {
    /** A name: the rule has seen to it. */
    NAME(8),
    /** A thing in few words. */
    THING(7),
    /** What somebody does. */
    DEED(14),
    /** Words for an agent to obey. */
    ORDER(30),
    /** Nothing at all, or a thing. */
    NOTHING(7);

    private static final int LONGEST = 160;
    private static final Pattern BLANKS = Pattern.compile("\\s+(?=,)|(\\s)\\s+");
    /** Where a thing ends and something else begins. */
    private static final Pattern TAIL = Pattern.compile(
            "(?:^|[,\\s]+)(?:(?<=,\\s)(?:the|they|it|there)|because|since|when|where|whenever|which|who|that|as well|too|any ?more|any longer|right now|now"
                    + "|these days|nowadays|at the moment|so much|a lot|very much|the most|the best|more than|better than"
                    + "|over|rather than|instead|though|lately|for now|and then|and (?:I|we|it)|if|than|for (?:a|the|\\d+)|btw"
                    + "|everyone|guys|so far|already|again|at all|sehr|mucho|nicht mehr)\\b.*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern EDGE = Pattern.compile("^[\\s,.'\"*_-]+|[\\s,.!;'\"*_-]+$");
    private static final Pattern DANGLING = Pattern.compile(
            "(?:^|\\s+)(?:and|or|but|in|on|at|to|of|for|with|from|by|about|around|like|almost|later|early|a|an|the|my|is|as|since)$",
            Pattern.CASE_INSENSITIVE);
    /** A value that begins so points at something else in the talk. */
    private static final Set<String> POINTING = Set.of(
            "it",
            "its",
            "it's",
            "this",
            "that",
            "that's",
            "these",
            "those",
            "them",
            "him",
            "her",
            "you",
            "your",
            "yours",
            "me",
            "us",
            "they",
            "their",
            "he",
            "she",
            "his",
            "how",
            "what",
            "when",
            "where",
            "who",
            "why",
            "if",
            "whatever",
            "the",
            "all",
            "every",
            "everything",
            "any",
            "anything",
            "some",
            "something",
            "one",
            "ones",
            "both",
            "each",
            "there",
            "here",
            "so",
            "such",
            "not",
            "never",
            "no",
            "as",
            "more",
            "most",
            "other",
            "another",
            "being",
            "seeing",
            "hearing",
            "knowing",
            "getting",
            "having",
            "doing",
            "which",
            "our",
            "nothing",
            "just",
            "for",
            "too",
            "doch",
            "es",
            "das",
            "dich",
            "sie",
            "ihn",
            "eso",
            "esto",
            "lo",
            "que",
            "mucho");

    private static final Pattern POINTING_BACK = Pattern.compile(
            "\\b(?:it|that|there|them|those|these|him|her|few|lot|ones?)$|\\b(?:it|that|there|them|those|these)\\s|\\b(?:in|on|at|to|of|for|with|from|by)\\s+that\\b",
            Pattern.CASE_INSENSITIVE);

    private final int words;

    Shape(int words) {
        this.words = words;
    }

    /** The value in what a rule's words left; empty where it has another shape. */
    Optional<String> value(String rest) {
        String bare = EDGE.matcher(BLANKS.matcher(rest).replaceAll("$1")).replaceAll("");
        if (this == THING && POINTING_BACK.matcher(bare).find()) {
            return Optional.empty();
        }
        if (this != DEED && this != ORDER) {
            bare = TAIL.matcher(bare).replaceFirst("");
        }
        String value = EDGE.matcher(DANGLING.matcher(bare).replaceFirst("")).replaceAll("");
        if (value.isEmpty()) {
            return this == NOTHING ? Optional.of("") : Optional.empty();
        }
        return fits(value) ? Optional.of(value) : Optional.empty();
    }

    private boolean fits(String value) {
        String[] parts = value.split("\\s+", words + 1);
        boolean points = switch (this) {
            case THING, NOTHING ->
                POINTING.contains(parts[0].toLowerCase(Locale.ROOT))
                        || POINTING_BACK.matcher(value).find();
            case DEED ->
                POINTING_BACK
                        .matcher(String.join(" ", Arrays.asList(parts).subList(0, Math.min(4, parts.length))))
                        .find();
            case NAME, ORDER -> false;
        };
        return parts.length <= words && value.length() <= LONGEST && !points;
    }
}
