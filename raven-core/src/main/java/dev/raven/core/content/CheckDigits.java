package dev.raven.core.content;

import dev.raven.core.access.ApiKeyText;

/** Whether the check digits of a number fit. */
final class CheckDigits {
    private CheckDigits() {}

    /** The last digit makes the sum a multiple of ten (ISO/IEC 7812-1, annex B). */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** The remainder of a number in which letters stand for 10 to 35 (ISO/IEC 7064, MOD 97-10). */
    static int mod97(String digitsAndLetters) {
        int rest = 0;
        for (int i = 0; i < digitsAndLetters.length(); i++) {
            int value = Character.digit(digitsAndLetters.charAt(i), 36);
            rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
        }
        return rest;
    }

    /** ISO/IEC 7064, MOD 11,10: the last digit checks those before. */
    static boolean mod11And10(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digits.charAt(digits.length() - 1) - '0';
    }

    /** Two digits, each the weighted sum of all before modulo 11: Brazil's CPF. */
    static boolean cpf(String digits) {
        return digits.chars().distinct().count() > 1 && cpf(digits, 9) && cpf(digits, 10);
    }

    private static boolean cpf(String digits, int place) {
        int sum = 0;
        for (int i = 0; i < place; i++) {
            sum += (digits.charAt(i) - '0') * (place + 1 - i);
        }
        return sum * 10 % 11 % 10 == digits.charAt(place) - '0';
    }

    /** CRC-32 in six base62 digits. */
    static String crc(String text) {
        return ApiKeyText.check(text);
    }
}
