package dev.raven.core.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.Locale;
import java.util.Map;

/** The words for months, days of the week and small numbers, in English, German and Spanish. */
final class DateWords {
    static final String MONTH =
            "(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli"
                    + "|aug(?:ust)?|sep(?:t(?:ember)?)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|enero|febrero|marzo|abril|mayo"
                    + "|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)";
    static final String WEEKDAY =
            "(?:mon(?:day|tag)|tuesday|wednesday|thursday|friday|saturday|sunday|dienstag|mittwoch"
                    + "|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo)";
    static final String NUMBER = "(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
            + "|ein(?:e[nmr]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|una?|dos|tres|cuatro|cinco|seis|siete"
            + "|ocho|nueve|diez)";
    static final String UNIT = "(?:days?|weekends?|weeks?|months?|years?|tag(?:en?)?|wochen?|monat(?:en?)?|jahr(?:en?)?"
            + "|d[ií]as?|semanas?|mes(?:es)?|años?)";

    /** By the first three letters, which no two months share in these languages. */
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("ene", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("mär", 3),
            Map.entry("apr", 4),
            Map.entry("abr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("ago", 8),
            Map.entry("sep", 9),
            Map.entry("set", 9),
            Map.entry("oct", 10),
            Map.entry("okt", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("dez", 12),
            Map.entry("dic", 12));

    private static final Map<String, Integer> WEEKDAYS = Map.ofEntries(
            Map.entry("mon", 1),
            Map.entry("lun", 1),
            Map.entry("tue", 2),
            Map.entry("die", 2),
            Map.entry("mar", 2),
            Map.entry("wed", 3),
            Map.entry("mit", 3),
            Map.entry("mié", 3),
            Map.entry("thu", 4),
            Map.entry("don", 4),
            Map.entry("jue", 4),
            Map.entry("fri", 5),
            Map.entry("fre", 5),
            Map.entry("vie", 5),
            Map.entry("sat", 6),
            Map.entry("sam", 6),
            Map.entry("sáb", 6),
            Map.entry("sun", 7),
            Map.entry("son", 7),
            Map.entry("dom", 7));
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("zwei", 2),
            Map.entry("dos", 2),
            Map.entry("three", 3),
            Map.entry("drei", 3),
            Map.entry("tres", 3),
            Map.entry("four", 4),
            Map.entry("vier", 4),
            Map.entry("cuatro", 4),
            Map.entry("five", 5),
            Map.entry("fünf", 5),
            Map.entry("cinco", 5),
            Map.entry("six", 6),
            Map.entry("sechs", 6),
            Map.entry("seis", 6),
            Map.entry("seven", 7),
            Map.entry("sieben", 7),
            Map.entry("siete", 7),
            Map.entry("eight", 8),
            Map.entry("acht", 8),
            Map.entry("ocho", 8),
            Map.entry("nine", 9),
            Map.entry("neun", 9),
            Map.entry("nueve", 9),
            Map.entry("ten", 10),
            Map.entry("zehn", 10),
            Map.entry("diez", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12));

    private DateWords() {}

    static Month month(String word) {
        return Month.of(known(MONTHS, start(word)));
    }

    static DayOfWeek weekday(String word) {
        return DayOfWeek.of(known(WEEKDAYS, start(word)));
    }

    /** Every word for one that {@link #NUMBER} lets through has no entry of its own. */
    static int number(String word) {
        return Character.isDigit(word.charAt(0))
                ? Integer.parseInt(word)
                : NUMBERS.getOrDefault(word.toLowerCase(Locale.ROOT), 1);
    }

    private static String start(String word) {
        return word.toLowerCase(Locale.ROOT).substring(0, 3);
    }

    private static int known(Map<String, Integer> words, String word) {
        Integer number = words.get(word);
        if (number == null) {
            throw new DateTimeException("a word for a date that nobody listed, such as one with a long s");
        }
        return number;
    }
}
