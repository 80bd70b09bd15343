package dev.raven.core.content;

import java.util.List;

/**
 * A piece of sensitive content in a text. It does not hold the piece itself.
 *
 * @param start index of its first character
 * @param end index after its last
 */
public record Finding(SensitiveKind kind, int start, int end) {

    /** The text with placeholders in the places of what was found in it. */
    static String replaced(String text, List<Finding> findings) {
        StringBuilder replaced = new StringBuilder(text.length());
        int from = 0;
        for (Finding finding : findings) {
            replaced.append(text, from, finding.start()).append(finding.kind().placeholder());
            from = finding.end();
        }
        return replaced.append(text, from, text.length()).toString();
    }
}
