package dev.raven.core.user;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.api.tenant.ExternalRefPolicy;
import java.util.regex.Pattern;

/**
 * Keeps personal data out of external references. An e-mail address is one anywhere in the text; a phone number in its
 * international form. Bare digits are let through, as many tenants number their users.
 */
final class ExternalRefRule {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    private ExternalRefRule() {}

    static void check(ExternalRefPolicy policy, String externalRef) {
        if (policy == ExternalRefPolicy.REJECT_PII
                && (EMAIL.matcher(externalRef).find() || holdsPhone(externalRef))) {
            throw new UnprocessableException(
                    ProblemCode.PII_IN_EXTERNAL_REF,
                    "external_ref looks like an e-mail address or a phone number; use an opaque id of your own.");
        }
    }

    private static boolean holdsPhone(String text) {
        return PhoneNumberUtil.getInstance()
                .findNumbers(text, null, Leniency.VALID, 16)
                .iterator()
                .hasNext();
    }
}
