package dev.raven.core.content;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** E-mail addresses, and phone numbers in international form or in a national one that nothing else is written in. */
final class Contacts implements Detector {
    private static final String LOCAL = "._%+-'";
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;
    private static final int LONGEST_NUMBER = 25;
    private static final int LEAST_DIGITS = 7;
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+\\d([ ().-]{0,2}\\d){6,18}");
    /** How numbers are written in a region, where that is like nothing else. */
    private static final Map<String, Pattern> NATIONAL = Map.of(
            "US", Pattern.compile("(?:\\(\\d{3}\\) ?\\d{3}[-. ]|\\d{3}-\\d{3}-|\\d{3}\\.\\d{3}\\.)\\d{4}"),
            "FR", Pattern.compile("0\\d(?:(?: \\d\\d){4}|(?:\\.\\d\\d){4})"),
            "GB", Pattern.compile("0\\d{4} \\d{6}|0\\d{3} \\d{3} \\d{4}|02\\d \\d{4} \\d{4}|0\\d{4} \\d{3} \\d{3}"),
            "DE", Pattern.compile("01[5-7]\\d{1,2}[ /-]\\d{6,8}"));

    @Override
    public @Nullable Finding at(CharSequence text, int at, int from) {
        return text.charAt(at) == '@' ? email(text, at, from) : phone(text, at);
    }

    private static @Nullable Finding email(CharSequence text, int at, int from) {
        int start = at;
        while (start > Math.max(from, at - LONGEST_LOCAL) && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Letters.joins(text.charAt(start))) {
            start++;
        }
        int end = domainEnd(text, at + 1);
        return start < at && end > 0 ? new Finding(SensitiveKind.EMAIL, start, end) : null;
    }

    private static boolean isLocal(char c) {
        return Letters.joins(c) || LOCAL.indexOf(c) >= 0;
    }

    /** The end of at least two labels, of which the last has letters only; 0 where there are none. */
    private static int domainEnd(CharSequence text, int start) {
        int limit = Math.min(text.length(), start + LONGEST_DOMAIN);
        int end = 0;
        int label = start;
        for (int at = start; at < limit; at++) {
            char c = text.charAt(at);
            if (c == '.') {
                label = at + 1;
            } else if (!Letters.joins(c) && c != '-') {
                return end;
            }
            boolean top = label > start + 1 && at - label >= 1 && Character.isLetter(c);
            end = top ? at + 1 : end;
        }
        return end;
    }

    private static @Nullable Finding phone(CharSequence text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        if (Letters.joins(before) || "-._/+(".indexOf(before) >= 0) {
            return null;
        }
        String ahead = text.subSequence(at, Math.min(text.length(), at + LONGEST_NUMBER))
                .toString();
        return ahead.startsWith("+") ? international(text, at, ahead) : national(text, at, ahead);
    }

    /** Words behind a number may begin with a number of their own, so what is too long is tried without its last group. */
    private static @Nullable Finding international(CharSequence text, int at, String ahead) {
        Matcher shape = INTERNATIONAL.matcher(ahead);
        int end = shape.lookingAt() && Letters.endsAt(text, at + shape.end()) ? shape.end() : 0;
        while (end > LEAST_DIGITS) {
            if (isValid(ahead.substring(0, end), null)) {
                return new Finding(SensitiveKind.PHONE, at, at + end);
            }
            while (end > 0 && Letters.isDigit(ahead.charAt(end - 1))) {
                end--;
            }
            while (end > 0 && !Letters.isDigit(ahead.charAt(end - 1))) {
                end--;
            }
        }
        return null;
    }

    private static @Nullable Finding national(CharSequence text, int at, String ahead) {
        for (Map.Entry<String, Pattern> region : NATIONAL.entrySet()) {
            Matcher shape = region.getValue().matcher(ahead);
            boolean is = shape.lookingAt()
                    && DigitRun.endsAt(text, at + shape.end())
                    && isValid(shape.group(), region.getKey());
            if (is) {
                return new Finding(SensitiveKind.PHONE, at, at + shape.end());
            }
        }
        return null;
    }

    private static boolean isValid(String candidate, @Nullable String region) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.isValidNumber(numbers.parse(candidate, region));
        } catch (NumberParseException notANumber) {
            return false;
        }
    }
}
