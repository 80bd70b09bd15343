package dev.raven.core.user;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.api.tenant.ExternalRefPolicy;
import dev.raven.core.content.ContentScanner;
import dev.raven.core.content.Finding;
import dev.raven.core.content.SensitiveKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps personal data out of external references: e-mail addresses, phone numbers, numbers that states give people, cards and
 * accounts, and secrets with them. Of bare digits only a payment card's are refused, as many tenants number their users.
 */
final class ExternalRefRule {
    /** Whatever has an at sign and a dot behind it, as nothing opaque needs both. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]@[^\\s@.]+\\.[^\\s@]");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final ContentScanner SCANNER = new ContentScanner(true);

    private ExternalRefRule() {}

    static void check(ExternalRefPolicy policy, String externalRef) {
        if (policy == ExternalRefPolicy.REJECT_PII
                && (ADDRESS.matcher(externalRef).find() || isPersonal(externalRef))) {
            throw new UnprocessableException(
                    ProblemCode.PII_IN_EXTERNAL_REF,
                    "external_ref looks like an e-mail address, a phone number or another number of a person's; use an "
                            + "opaque id of your own.");
        }
    }

    private static boolean isPersonal(String externalRef) {
        List<Finding> found = SCANNER.scan(externalRef);
        return DIGITS.matcher(externalRef).matches()
                ? found.stream().anyMatch(finding -> finding.kind() == SensitiveKind.PAYMENT_CARD)
                : !found.isEmpty();
    }
}
