package dev.raven.core.fact;

import java.time.Instant;
import java.util.Optional;

/**
 * What one message says of the user it is from.
 *
 * @param attribute what it is about: {@code location.home}
 * @param value in the words of the message
 * @param text one short sentence; empty where something ends
 * @param confidence 0–1: how likely it is meant so
 * @param ends whether it says that this is so no longer; a blank value then ends whatever was so
 * @param from since when, where the message tells
 * @param to until when, where the message tells
 */
public record Statement(
        String attribute,
        String value,
        String text,
        double confidence,
        boolean ends,
        Optional<Instant> from,
        Optional<Instant> to) {
    public Statement {
        if (Topic.of(attribute).isEmpty()) {
            throw new IllegalArgumentException("no attribute of facts");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence goes from 0 to 1");
        }
    }

    static Statement of(Topic topic, String attribute, String value, double confidence) {
        return new Statement(
                attribute,
                value,
                topic.sentence(attribute, value),
                confidence,
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** The same as no longer so. */
    Statement over() {
        return new Statement(attribute, value, "", confidence, true, Optional.empty(), Optional.empty());
    }

    Statement during(Optional<Instant> since, Optional<Instant> until) {
        return new Statement(attribute, value, text, confidence, ends, since, until);
    }

    Statement saying(String sentence) {
        return new Statement(attribute, value, sentence, confidence, ends, from, to);
    }

    Topic topic() {
        return Topic.of(attribute).orElseThrow();
    }

    String slot() {
        return topic().slot(attribute, value);
    }

    /** Whether both say the same. */
    boolean agreesWith(Statement other) {
        return attribute.equals(other.attribute)
                && ends == other.ends
                && (value.equals(other.value) || Phrases.plain(value).equals(Phrases.plain(other.value)));
    }

    /** Short, and without what was said: a log line must never hold remembered text. */
    @Override
    public String toString() {
        return "Statement[redacted]";
    }
}
