package dev.raven.core.content;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Account numbers: a country of the IBAN registry, its length, in one piece or in groups of four, MOD 97 (ISO 13616-1). */
final class Ibans implements Detector {
    private static final int GROUP = 4;
    private static final Map<String, Integer> LENGTHS =
            lengths("NO15 BE16 DK18 FI18 FK18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 "
                    + "BA20 EE20 KZ20 LT20 LU20 MN20 XK20 CH21 HR21 LI21 LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 "
                    + "AE23 GI23 IL23 IQ23 OM23 SO23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25 "
                    + "IS26 TR26 DJ27 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BI27 BY28 CY28 DO28 GT28 HU28 LB28 NI28 PL28 SV28 "
                    + "BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33");

    private static Map<String, Integer> lengths(String countries) {
        return Arrays.stream(countries.split(" "))
                .collect(Collectors.toMap(
                        country -> country.substring(0, 2), country -> Integer.parseInt(country.substring(2))));
    }

    @Override
    public @Nullable Finding at(CharSequence text, int at, int from) {
        if (at + GROUP > text.length()
                || !Letters.isAscii(text.charAt(at + 1))
                || !Letters.isDigit(text.charAt(at + 2))
                || !Letters.isDigit(text.charAt(at + 3))) {
            return null;
        }
        int length = LENGTHS.getOrDefault(upper(text.subSequence(at, at + 2)), 0);
        StringBuilder number = new StringBuilder();
        int end = read(text, at, length, number);
        boolean is = length > 0
                && number.length() == length
                && Letters.endsAt(text, end)
                && CheckDigits.mod97(number.substring(GROUP) + number.substring(0, GROUP)) == 1;
        return is ? new Finding(SensitiveKind.IBAN, at, end) : null;
    }

    private static int read(CharSequence text, int start, int length, StringBuilder into) {
        int at = start;
        while (at < text.length() && into.length() < length) {
            char c = text.charAt(at);
            boolean between = (c == ' ' || c == '-')
                    && into.length() % GROUP == 0
                    && at > start
                    && Letters.joins(text.charAt(at - 1));
            if (!between && !Letters.isDigit(c) && !Letters.isAscii(c)) {
                return at;
            }
            if (!between) {
                into.append(Character.toUpperCase(c));
            }
            at++;
        }
        return at;
    }

    private static String upper(CharSequence letters) {
        return "" + Character.toUpperCase(letters.charAt(0)) + Character.toUpperCase(letters.charAt(1));
    }
}
