package dev.raven.core.content;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers of persons that begin with a letter. */
final class LetteredIds implements Detector {
    private static final int NINO = 13;
    private static final int NIE = 11;
    private static final int FISCAL = 16;
    /** HM Revenue &amp; Customs, manual NIM39110: letters that are not given out. */
    private static final Pattern NINO_SHAPE = Pattern.compile(
            "(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]( ?)\\d\\d\\1\\d\\d\\1\\d\\d\\1[A-D]");

    private static final Pattern NIE_SHAPE = Pattern.compile("[XYZ](-?)\\d{7}\\1[A-Z]");
    private static final Pattern FISCAL_SHAPE =
            Pattern.compile("(?i)[A-Z]{6}\\d\\d[ABCDEHLMPRST][0-7]\\d[A-Z]\\d{3}[A-Z]");
    /** What a letter or digit in an odd place counts, from 0 or A on. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    @Override
    public @Nullable Finding at(CharSequence text, int at, int from) {
        int next = at + 1;
        if (next >= text.length()) {
            return null;
        }
        if (Letters.isDigit(text.charAt(next)) || text.charAt(next) == '-') {
            return nie(text, at);
        }
        return at + 2 < text.length() && Letters.isAscii(text.charAt(at + 2)) ? fiscal(text, at) : nino(text, at);
    }

    /** United Kingdom, National Insurance number: two letters, six digits, a letter; in one piece or in pairs. */
    private static @Nullable Finding nino(CharSequence text, int at) {
        int end = at + 2 < text.length() && text.charAt(at + 2) == ' ' ? at + NINO : at + 9;
        boolean is = isUpper(text, at)
                && end <= text.length()
                && Letters.endsAt(text, end)
                && NINO_SHAPE.matcher(text.subSequence(at, end)).matches();
        return is ? new Finding(SensitiveKind.UK_NINO, at, end) : null;
    }

    private static boolean isUpper(CharSequence text, int at) {
        return Letters.isUpper(text.charAt(at)) && Letters.isUpper(text.charAt(at + 1));
    }

    /** Spain, número de identidad de extranjero: X, Y, Z stand for 0, 1, 2 before the digits of a DNI. */
    private static @Nullable Finding nie(CharSequence text, int at) {
        int end = at + (text.charAt(at + 1) == '-' ? NIE : NIE - 2);
        if (end > text.length() || !NIE_SHAPE.matcher(text.subSequence(at, end)).matches()) {
            return null;
        }
        String digits = text.subSequence(at, end - 1).toString().replace("-", "");
        String number = "XYZ".indexOf(digits.charAt(0)) + digits.substring(1);
        return Numbers.isDniLetter(text, end - 1, number) ? new Finding(SensitiveKind.ES_NATIONAL_ID, at, end) : null;
    }

    /** Italy, codice fiscale: the last letter is a check (decree of 23 December 1976). */
    private static @Nullable Finding fiscal(CharSequence text, int at) {
        int end = at + FISCAL;
        boolean is = end <= text.length()
                && Letters.isDigit(text.charAt(at + 6))
                && Letters.endsAt(text, end)
                && FISCAL_SHAPE.matcher(text.subSequence(at, end)).matches()
                && checks(text.subSequence(at, end).toString());
        return is ? new Finding(SensitiveKind.IT_FISCAL_CODE, at, end) : null;
    }

    private static boolean checks(String code) {
        int sum = 0;
        for (int i = 0; i < FISCAL - 1; i++) {
            int value = Character.digit(code.charAt(i), 36);
            int place = value > 9 ? value - 10 : value;
            sum += i % 2 == 0 ? ODD[place] : place;
        }
        return Character.toUpperCase(code.charAt(FISCAL - 1)) == 'A' + sum % 26;
    }
}
