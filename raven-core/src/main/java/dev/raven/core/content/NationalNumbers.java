package dev.raven.core.content;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers that states give people, where they are digits alone. Numbers without a check digit, or of a common length, are
 * taken for one only in their usual writing, or where what stands before says so.
 */
final class NationalNumbers {
    private static final int CONTEXT = 40;
    private static final Pattern SSN_WORDS = Pattern.compile("\\bssn\\b|social security|\\bsocial (number|no|#)");
    private static final Pattern SIN_WORDS =
            Pattern.compile("\\bsin\\b[^a-z]*$|\\bsin (is|number)|social insurance|\\bnas\\b");
    private static final Pattern CPF_WORDS = Pattern.compile("\\bcpf\\b");
    private static final Pattern NIR_MONTH = Pattern.compile("0[1-9]|1[0-2]|[23][0-9]|4[0-2]|[5-9][0-9]");

    private NationalNumbers() {}

    /** United States: area, group and serial that are given out; 9xx are other numbers, 078-05-1120 an advertisement's. */
    static Optional<Integer> ssn(CharSequence text, int at, DigitRun run) {
        boolean written = run.grouped("-", 3, 2, 4);
        boolean said = (run.grouped(" ", 3, 2, 4) || run.alone() && run.first().length() == 9)
                && SSN_WORDS.matcher(Letters.before(text, at, CONTEXT)).find();
        if (!written && !said) {
            return Optional.empty();
        }
        int groups = run.first().length() == 9 ? 1 : 3;
        return isSsn(run.digits(groups)) ? Optional.of(run.end(groups)) : Optional.empty();
    }

    private static boolean isSsn(String digits) {
        return !digits.startsWith("000")
                && !digits.startsWith("666")
                && !digits.startsWith("9")
                && !digits.startsWith("00", 3)
                && !digits.endsWith("0000")
                && !digits.equals("078051120")
                && !digits.equals("219099999");
    }

    /** Germany, Steuer-Identifikationsnummer: of the first ten digits exactly one comes twice or thrice, and a check digit. */
    static Optional<Integer> germanTaxId(DigitRun run) {
        int groups = run.grouped(" ", 2, 3, 3, 3) || run.grouped("-", 2, 3, 3, 3) ? 4 : run.alone() ? 1 : 0;
        return groups > 0 && isGermanTaxId(run.digits(groups)) ? Optional.of(run.end(groups)) : Optional.empty();
    }

    private static boolean isGermanTaxId(String digits) {
        if (digits.length() != 11 || digits.charAt(0) == '0') {
            return false;
        }
        int[] counts = new int[10];
        digits.chars().limit(10).forEach(digit -> counts[digit - '0']++);
        int repeated = 0;
        int most = 0;
        for (int count : counts) {
            repeated += count > 1 ? 1 : 0;
            most = Math.max(most, count);
        }
        return repeated == 1 && most <= 3 && CheckDigits.mod11And10(digits);
    }

    /** France, numéro d'inscription au répertoire: sex, year, month, place, order, and a key of two digits. */
    static Optional<Integer> nir(DigitRun run) {
        int groups = run.grouped(" ", 1, 2, 2, 2, 3, 3, 2) || run.grouped("-", 1, 2, 2, 2, 3, 3, 2)
                ? 7
                : run.grouped(" ", 13, 2) ? 2 : run.alone() ? 1 : 0;
        return groups > 0 && isNir(run.digits(groups)) ? Optional.of(run.end(groups)) : Optional.empty();
    }

    private static boolean isNir(String digits) {
        return digits.length() == 15
                && "123478".indexOf(digits.charAt(0)) >= 0
                && NIR_MONTH.matcher(digits.substring(3, 5)).matches()
                && !digits.startsWith("00", 5)
                && 97 - Long.parseLong(digits.substring(0, 13)) % 97 == Long.parseLong(digits.substring(13));
    }

    /** Canada, social insurance number: a check digit alone is too little, so something must say what it is. */
    static Optional<Integer> sin(CharSequence text, int at, DigitRun run) {
        int groups = run.grouped(" ", 3, 3, 3) || run.grouped("-", 3, 3, 3) ? 3 : run.alone() ? 1 : 0;
        boolean is = groups > 0
                && run.digits(groups).length() == 9
                && "08".indexOf(run.first().charAt(0)) < 0
                && CheckDigits.luhn(run.digits(groups))
                && SIN_WORDS.matcher(Letters.before(text, at, CONTEXT)).find();
        return is ? Optional.of(run.end(groups)) : Optional.empty();
    }

    /** Brazil, cadastro de pessoas físicas. */
    static Optional<Integer> cpf(CharSequence text, int at, DigitRun run) {
        boolean written = run.grouped("..-", 3, 3, 3, 2);
        boolean said = run.alone()
                && run.first().length() == 11
                && CPF_WORDS.matcher(Letters.before(text, at, CONTEXT)).find();
        int groups = written ? 4 : 1;
        return (written || said) && CheckDigits.cpf(run.digits(groups))
                ? Optional.of(run.end(groups))
                : Optional.empty();
    }
}
