package dev.raven.core.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds sensitive content in a text, in time in proportion to its length: one pass that stops only where something can
 * begin. Encoded text (Base64, percent, HTML) is not decoded.
 */
public final class ContentScanner {
    private static final Detector TOKENS = new TokenShapes();
    private static final Detector SECRETS = new CloudSecrets();
    private static final Detector WEB_TOKENS = new WebTokens();
    private static final Detector PRIVATE_KEYS = new PrivateKeys();
    private static final Detector IBANS = new Ibans();
    private static final Detector LETTERED = new LetteredIds();
    private static final Detector NUMBERS = new Numbers();
    private static final Detector CONTACTS = new Contacts();

    private final boolean contacts;

    /** @param contacts whether e-mail addresses and phone numbers are looked for, too */
    public ContentScanner(boolean contacts) {
        this.contacts = contacts;
    }

    /** What is found, in the order of the text; nothing overlaps. */
    public List<Finding> scan(CharSequence text) {
        FoldedText folded = FoldedText.of(text);
        CharSequence read = folded.text();
        List<Finding> findings = List.of();
        int from = 0;
        int at = 0;
        while (at < read.length()) {
            Finding found = at(read, at, from);
            if (found != null) {
                findings = findings.isEmpty() ? new ArrayList<>() : findings;
                findings.add(folded.unfolded(found));
                from = found.end();
            }
            at = Math.max(at + 1, from);
        }
        return findings;
    }

    private @Nullable Finding at(CharSequence text, int at, int from) {
        char c = text.charAt(at);
        if (Letters.isAscii(c)) {
            return Letters.startsAt(text, at) ? word(text, at, from, c) : null;
        }
        if (Letters.isDigit(c)) {
            return Letters.startsAt(text, at) ? number(text, at, from) : null;
        }
        return switch (c) {
            case '-' -> PRIVATE_KEYS.at(text, at, from);
            case '@', '+', '(' -> contacts ? CONTACTS.at(text, at, from) : null;
            default -> null;
        };
    }

    private static @Nullable Finding word(CharSequence text, int at, int from, char first) {
        Finding found = TOKENS.at(text, at, from);
        found = found == null ? IBANS.at(text, at, from) : found;
        found = found == null ? LETTERED.at(text, at, from) : found;
        if (found != null) {
            return found;
        }
        return switch (first) {
            case 'e' -> WEB_TOKENS.at(text, at, from);
            case 'P' -> PRIVATE_KEYS.at(text, at, from);
            case 's', 'S' -> SECRETS.at(text, at, from);
            default -> null;
        };
    }

    private @Nullable Finding number(CharSequence text, int at, int from) {
        Finding found = NUMBERS.at(text, at, from);
        return found == null && contacts ? CONTACTS.at(text, at, from) : found;
    }
}
