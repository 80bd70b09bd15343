package dev.raven.core.content;

import java.util.List;
import java.util.Optional;

/**
 * Payment cards: an issuer that exists, a length it issues (ISO/IEC 7812-1), digits in one piece or grouped as on the card,
 * and the check digit. Visa's numbers of 13 digits are not issued any more and look like article numbers.
 */
final class PaymentCards {
    private static final int SIXTEEN = 16;
    private static final int[][] GROUPINGS = {{4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}, {4, 4, 4, 4, 3}, {6, 13}, {4, 4, 4, 2}
    };

    /**
     * Numbers that begin alike.
     *
     * @param first of the beginnings
     * @param last of the beginnings, of as many digits
     */
    private record Issuer(int first, int last, List<Integer> lengths) {
        boolean issues(String number) {
            int beginning =
                    Integer.parseInt(number.substring(0, String.valueOf(first).length()));
            return first <= beginning && beginning <= last && lengths.contains(number.length());
        }
    }

    private static final List<Issuer> ISSUERS = List.of(
            new Issuer(4, 4, List.of(SIXTEEN, 19)),
            new Issuer(51, 55, List.of(SIXTEEN)),
            new Issuer(2221, 2720, List.of(SIXTEEN)),
            new Issuer(34, 34, List.of(15)),
            new Issuer(37, 37, List.of(15)),
            new Issuer(6011, 6011, List.of(SIXTEEN, 19)),
            new Issuer(644, 659, List.of(SIXTEEN, 19)),
            new Issuer(300, 305, List.of(14)),
            new Issuer(3095, 3095, List.of(14)),
            new Issuer(36, 36, List.of(14)),
            new Issuer(38, 39, List.of(14)),
            new Issuer(3528, 3589, List.of(SIXTEEN)),
            new Issuer(62, 62, List.of(SIXTEEN, 19)),
            new Issuer(2200, 2204, List.of(SIXTEEN)),
            new Issuer(5018, 5018, List.of(SIXTEEN, 18, 19)),
            new Issuer(5020, 5020, List.of(SIXTEEN, 18, 19)),
            new Issuer(5038, 5038, List.of(SIXTEEN, 18, 19)),
            new Issuer(6304, 6304, List.of(SIXTEEN, 18, 19)),
            new Issuer(6759, 6759, List.of(SIXTEEN, 18, 19)),
            new Issuer(6761, 6763, List.of(SIXTEEN, 18, 19)));

    private PaymentCards() {}

    static Optional<Integer> end(DigitRun run) {
        if (run.alone() && isCard(run.first())) {
            return Optional.of(run.firstEnd());
        }
        for (int[] grouping : GROUPINGS) {
            boolean apart = run.grouped(" ", grouping) || run.grouped("-", grouping) || run.grouped(".", grouping);
            if (apart && isCard(run.digits(grouping.length))) {
                return Optional.of(run.end(grouping.length));
            }
        }
        return Optional.empty();
    }

    private static boolean isCard(String number) {
        return number.length() >= 14
                && number.length() <= 19
                && ISSUERS.stream().anyMatch(issuer -> issuer.issues(number))
                && CheckDigits.luhn(number);
    }
}
