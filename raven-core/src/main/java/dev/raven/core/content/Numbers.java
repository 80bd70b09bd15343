package dev.raven.core.content;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What begins with a digit: cards, numbers of persons, and tokens that begin with a number. */
final class Numbers implements Detector {
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final int DNI_DIGITS = 8;
    private static final int TELEGRAM_SECRET = 35;

    @Override
    public @Nullable Finding at(CharSequence text, int at, int from) {
        DigitRun run = DigitRun.read(text, at);
        Finding token = telegram(text, at, run);
        if (token != null || isPart(text, at)) {
            return token;
        }
        return PaymentCards.end(run)
                .map(end -> new Finding(SensitiveKind.PAYMENT_CARD, at, end))
                .or(() -> NationalNumbers.nir(run).map(end -> new Finding(SensitiveKind.FR_NIR, at, end)))
                .or(() -> NationalNumbers.ssn(text, at, run).map(end -> new Finding(SensitiveKind.US_SSN, at, end)))
                .or(() -> NationalNumbers.cpf(text, at, run).map(end -> new Finding(SensitiveKind.BR_CPF, at, end)))
                .or(() -> NationalNumbers.germanTaxId(run).map(end -> new Finding(SensitiveKind.DE_TAX_ID, at, end)))
                .or(() -> NationalNumbers.sin(text, at, run).map(end -> new Finding(SensitiveKind.CA_SIN, at, end)))
                .or(() -> dni(text, run).map(end -> new Finding(SensitiveKind.ES_NATIONAL_ID, at, end)))
                .orElse(null);
    }

    /** A number behind a hyphen, a point, a slash or a plus is part of an id, a path, an amount or a phone number. */
    private static boolean isPart(CharSequence text, int at) {
        if (at == 0) {
            return false;
        }
        char before = text.charAt(at - 1);
        return before == '_'
                || before == '+'
                || "-./".indexOf(before) >= 0 && at > 1 && Letters.joins(text.charAt(at - 2));
    }

    private static @Nullable Finding telegram(CharSequence text, int at, DigitRun run) {
        int colon = run.firstEnd();
        int digits = run.first().length();
        if (digits < 8 || digits > 10 || !Letters.hasAt(text, colon, ":AA")) {
            return null;
        }
        int end = Alphabet.BASE64URL.runEnd(text, colon + 1, TELEGRAM_SECRET);
        boolean is = end - colon - 1 == TELEGRAM_SECRET
                && TokenShape.drawn(text.subSequence(colon + 1, end).toString());
        return is ? new Finding(SensitiveKind.TELEGRAM_BOT_TOKEN, at, end) : null;
    }

    /** Spain, documento nacional de identidad: the letter is the remainder by 23. */
    private static Optional<Integer> dni(CharSequence text, DigitRun run) {
        int end = run.firstEnd();
        if (run.first().length() != DNI_DIGITS) {
            return Optional.empty();
        }
        int letter = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        return isDniLetter(text, letter, run.first()) ? Optional.of(letter + 1) : Optional.empty();
    }

    static boolean isDniLetter(CharSequence text, int at, String digits) {
        return at < text.length()
                && text.charAt(at) == DNI_LETTERS.charAt(Integer.parseInt(digits) % DNI_LETTERS.length())
                && Letters.endsAt(text, at + 1);
    }
}
