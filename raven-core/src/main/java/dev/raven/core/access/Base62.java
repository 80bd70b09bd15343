package dev.raven.core.access;

import java.util.random.RandomGenerator;

/** The alphabet of API keys: {@code 0-9A-Za-z}, most significant digit first. */
final class Base62 {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Base62() {}

    /** A random text; every character is equally likely, as {@code nextInt} draws without bias. */
    static String random(int length, RandomGenerator random) {
        return random.ints(length, 0, DIGITS.length())
                .collect(StringBuilder::new, (text, digit) -> text.append(DIGITS.charAt(digit)), StringBuilder::append)
                .toString();
    }

    /** A number in that many digits, padded with zeros; a number that needs more loses its highest digits. */
    static String encode(long number, int length) {
        char[] digits = new char[length];
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
