package dev.raven.core.fact;

import dev.raven.core.time.DateRange;
import dev.raven.core.time.Dates;
import dev.raven.core.time.Dates.Lean;
import dev.raven.core.time.Dates.Mention;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clause and when it was said.
 *
 * @param start where it begins to tell something, behind "well, actually"
 * @param head the date that stood at its head and was taken off
 */
record Dated(String clause, int start, Instant said, Optional<DateRange> head) {
    private static final Pattern LEAD = Pattern.compile(
            "(?:(?:hi|hey|hello|oh|wow|well|so|and|but|because|since|though|although|also|actually|anyway|btw|by the way"
                    + "|yes|yeah|yep|no(?=[,!])|nope|ok|okay|sure|thanks|honestly|currently|now|these days|nowadays|as you know"
                    + "|besides|unfortunately|luckily|fyi|just so you know|(?:please )?(?:note|remember)(?: that)?|hallo|und|aber"
                    + "|weil|hola|y|pero|porque)\\b[,! ]*+)*+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Somebody tells of themselves, but not at once. */
    private static final Pattern LATER = Pattern.compile(".{2,60}?[ ,](?:I|we|ich|me)[ '].*", Pattern.CASE_INSENSITIVE);

    private static final Pattern STOP = Pattern.compile("^[,\\s]+");

    static Dated of(String clause, Instant said) {
        Matcher lead = LEAD.matcher(clause);
        return new Dated(clause, lead.lookingAt() ? lead.end() : 0, said, Optional.empty());
    }

    /** "Last week I moved to Berlin" without its first two words; empty where no date stands there. */
    Optional<Dated> withoutHead() {
        String told = clause.substring(start);
        if (!LATER.matcher(told).matches()) {
            return Optional.empty();
        }
        return Dates.in(told, said, Lean.PAST).stream()
                .filter(mention -> mention.start() == 0)
                .findFirst()
                .map(mention -> new Dated(
                        STOP.matcher(told.substring(mention.end())).replaceFirst(""),
                        0,
                        said,
                        Optional.of(mention.range())));
    }

    List<Mention> mentions(Lean lean) {
        return Dates.in(clause, said, lean);
    }
}
