package dev.raven.core.content;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells whether a text that must name nobody does: e-mail addresses, phone numbers, numbers that states give people, cards and
 * accounts, and secrets with them. Of bare digits only a payment card's count, as many number their users. Names of people it
 * does not know.
 */
public final class PersonalData {
    /** Whatever has an at sign and a dot behind it. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]@[^\\s@.]+\\.[^\\s@]");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final ContentScanner SCANNER = new ContentScanner(true);

    private PersonalData() {}

    public static boolean isIn(String text) {
        if (ADDRESS.matcher(text).find()) {
            return true;
        }
        List<Finding> found = SCANNER.scan(text);
        return DIGITS.matcher(text).matches()
                ? found.stream().anyMatch(finding -> finding.kind() == SensitiveKind.PAYMENT_CARD)
                : !found.isEmpty();
    }
}
