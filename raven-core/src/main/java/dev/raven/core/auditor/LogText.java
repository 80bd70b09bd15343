package dev.raven.core.auditor;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.content.PersonalData;

/** What staff write for the log. It is hashed with its event, so whatever it says of a person could never be erased. */
public final class LogText {
    private LogText() {}

    /** @throws InvalidRequestException naming the field, where the text holds personal data */
    public static void check(String field, String text) {
        if (PersonalData.isIn(text)) {
            throw InvalidRequestException.of(
                    field,
                    "must not hold e-mail addresses, phone numbers, other numbers of a person's or secrets, as it stands in "
                            + "the log for good; name people by their user_id.");
        }
    }
}
