package dev.raven.core.user;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.api.tenant.ExternalRefPolicy;
import dev.raven.core.content.PersonalData;

/** Keeps personal data out of external references. */
final class ExternalRefRule {
    private ExternalRefRule() {}

    static void check(ExternalRefPolicy policy, String externalRef) {
        if (policy == ExternalRefPolicy.REJECT_PII && PersonalData.isIn(externalRef)) {
            throw new UnprocessableException(
                    ProblemCode.PII_IN_EXTERNAL_REF,
                    "external_ref looks like an e-mail address, a phone number or another number of a person's; use an "
                            + "opaque id of your own.");
        }
    }
}
