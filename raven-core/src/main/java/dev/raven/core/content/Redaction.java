package dev.raven.core.content;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of what is written for operators: log records, messages of exceptions, attributes of traces. What looks
 * like one is taken for one, whether its check fits or not; numbers of persons are left, as nothing that people say is ever
 * logged.
 */
public final class Redaction {
    private static final ContentScanner SCANNER = new ContentScanner(false);
    private static final String REDACTED = "[redacted]";

    /** What is replaced, in turn; each looks at no more than a few hundred characters from one place. */
    private record Rule(Pattern shape, String replacement) {
        String applied(String text) {
            return shape.matcher(text).replaceAll(replacement);
        }
    }

    private static final List<Rule> RULES = List.of(
            // All of one of our keys but its prefix, which is meant to be shown.
            new Rule(
                    Pattern.compile("rk_(live|test)_(?!rvn_[0-9A-Za-z]{12}(?![0-9A-Za-z_]))[0-9A-Za-z_]{1,300}+"),
                    "rk_$1_" + REDACTED),
            new Rule(Pattern.compile("(ses_[0-9A-Za-z_-]{22})\\.[0-9A-Za-z_-]{1,300}+"), "$1." + REDACTED),
            new Rule(Pattern.compile("whsec_[0-9A-Za-z+/=_-]{1,300}+"), "whsec_" + REDACTED),
            new Rule(Pattern.compile("\\b(hv[sbr]\\.|s\\.(?=[0-9A-Za-z]{24}))[0-9A-Za-z_-]{8,300}+"), "$1" + REDACTED),
            new Rule(
                    Pattern.compile(
                            "(?i)\\b((?:proxy-)?authorization\"?\\s{0,3}[:=]\\s{0,3}\"?)(?:(?:bearer|basic|digest|token)\\s{1,3})?+"
                                    + "[^\\s\"',;<\\[]{4,2000}+(?: [^\\s\"',;<\\[]{8,2000}+)?"),
                    "$1" + REDACTED),
            new Rule(Pattern.compile("(?i)\\b(bearer|basic)\\s{1,3}[0-9a-z._~+/=-]{6,2000}+"), "$1 " + REDACTED),
            // A password may hold a slash, and whoever wrote the URL may not have escaped it.
            new Rule(Pattern.compile("(?i)(rediss?(?:\\+[a-z]{1,20})?://)\\S{1,300}@"), "$1" + REDACTED + "@"),
            new Rule(Pattern.compile("(?<=://)[^\\s/@:\"]{0,300}+:[^\\s/@\"]{0,300}+@"), REDACTED + "@"));

    private Redaction() {}

    /** The text with every secret in it replaced; the text itself where there is none. */
    public static String of(String text) {
        String redacted = withoutKnown(text);
        for (Rule rule : RULES) {
            redacted = rule.applied(redacted);
        }
        return redacted;
    }

    private static String withoutKnown(String text) {
        List<Finding> secrets = SCANNER.scan(text).stream()
                .filter(found -> found.kind().isSecret())
                .toList();
        return secrets.isEmpty() ? text : Finding.replaced(text, secrets);
    }
}
