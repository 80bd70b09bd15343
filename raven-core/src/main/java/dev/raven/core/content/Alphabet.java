package dev.raven.core.content;

import java.util.BitSet;

/** The characters a secret is written in; all of them ASCII. */
enum Alphabet {
    HEX("0123456789abcdef"),
    BASE32("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
    UPPER("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    BASE62(Alphabet.LETTERS_AND_DIGITS),
    WORD(Alphabet.LETTERS_AND_DIGITS + "_"),
    BASE64(Alphabet.LETTERS_AND_DIGITS + "+/="),
    BASE64URL(Alphabet.LETTERS_AND_DIGITS + "-_"),
    DOTTED(Alphabet.LETTERS_AND_DIGITS + "-_."),
    PATH(Alphabet.LETTERS_AND_DIGITS + "-_/"),
    ESCAPED(Alphabet.LETTERS_AND_DIGITS + "%+/=-_");

    private static final String LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final BitSet members = new BitSet(128);

    Alphabet(String characters) {
        characters.chars().forEach(members::set);
    }

    boolean has(int character) {
        return members.get(character);
    }

    /** The end of the run of its characters from a place on; at most one more than so many characters are looked at. */
    int runEnd(CharSequence text, int start, int most) {
        int end = start;
        int limit = (int) Math.min(text.length(), (long) start + most + 1);
        while (end < limit && has(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
