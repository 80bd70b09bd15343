package dev.raven.core.fact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What facts may be about: a closed list, so that neither a rule nor a model can invent an attribute. Some topics take a
 * further word ("relation.sister").
 */
enum Topic {
    NAME("name", Room.ONE, "The user's name is %s."),
    AGE("age", Room.ONE, "The user is %s years old."),
    BIRTHDAY("birthday", Room.ONE, "The user's birthday is %s."),
    HOME("location.home", Room.ONE, "The user lives in %s."),
    ORIGIN("location.origin", Room.ONE, "The user comes from %s."),
    JOB("job.title", Room.ONE, "The user works as %s."),
    EMPLOYER("job.employer", Room.ONE, "The user works at %s."),
    STUDIES("education.subject", Room.ONE, "The user studies %s."),
    SPEAKS("language.spoken", Room.EACH, "The user speaks %s."),
    NATIVE("language.native", Room.ONE, "The user's native language is %s."),
    PROGRAMMING("programming_language.preferred", Room.ONE, "The user prefers to program in %s."),
    TIME_ZONE("time_zone", Room.ONE, "The user's time zone is %s."),
    STATUS("relationship.status", Room.ONE, "The user is %s."),
    CHILDREN("family.children", Room.ONE, "The user has %s."),
    RELATION("relation.", Room.EACH, "The user's %2$s is %1$s."),
    DIET("diet", Room.ONE, "The user is %s."),
    AVOIDS("diet.avoids", Room.EACH, "The user does not take %s."),
    ALLERGY("allergy", Room.EACH, "The user is allergic to %s."),
    LIKES("likes", Room.TASTE, "The user likes %s."),
    DISLIKES("dislikes", Room.TASTE, "The user dislikes %s."),
    PREFERS("prefers", Room.EACH, "The user prefers %s."),
    FAVORITE("favorite.", Room.ONE, "The user's favorite %2$s is %1$s."),
    OWNS("owns", Room.EACH, "The user owns %s."),
    PLAN("plan", Room.EACH, "The user's plan: %s."),
    EVENT("event", Room.EACH, "The user %s."),
    INSTRUCTION("instruction", Room.EACH, "The user asks: %s.");

    private static final Pattern FURTHER = Pattern.compile("[a-z][a-z_]{0,31}");

    private final String attribute;
    private final Room room;
    private final String sentence;

    Topic(String attribute, Room room, String sentence) {
        this.attribute = attribute;
        this.room = room;
        this.sentence = sentence;
    }

    /** How many of a topic's facts can hold at once. */
    private enum Room {
        /** One an attribute: a newer value takes the place of the older. */
        ONE,
        /** One a value. */
        EACH,
        /** One a value, liked or disliked: a changed mind takes the place of the older. */
        TASTE
    }

    /** The topic of an attribute; empty where the list has none such. */
    static Optional<Topic> of(String attribute) {
        return Arrays.stream(values()).filter(topic -> topic.covers(attribute)).findFirst();
    }

    /** The attribute, with its further word where the topic takes one; blanks in that become underscores. */
    String attribute(String further) {
        return open() ? attribute + further.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "_") : attribute;
    }

    /** One short sentence that says the fact. */
    String sentence(String attribute, String value) {
        String further = open() ? attribute.substring(this.attribute.length()).replace('_', ' ') : "";
        return String.format(Locale.ROOT, sentence, Phrases.ofThem(value), further);
    }

    /** Which facts can take each other's place: at most one of the same slot holds at a time. */
    String slot(String attribute, String value) {
        return switch (room) {
            case ONE -> attribute;
            case EACH -> attribute + " " + Phrases.plain(value);
            case TASTE -> "taste " + Phrases.plain(value);
        };
    }

    /** Whether the facts of a topic end at a date that is told with them. */
    boolean endsByItself() {
        return this == PLAN;
    }

    private boolean covers(String sent) {
        return open()
                ? sent.startsWith(attribute)
                        && FURTHER.matcher(sent.substring(attribute.length())).matches()
                : sent.equals(attribute);
    }

    /** Whether it takes a further word. */
    boolean open() {
        return attribute.endsWith(".");
    }
}
