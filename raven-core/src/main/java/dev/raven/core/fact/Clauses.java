package dev.raven.core.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes a message apart into the clauses that tell something: no questions, no quotations, no code, nothing that is only
 * supposed, nothing that somebody else said, no text that is to be worked on.
 */
final class Clauses {
    /** Characters of a message that are read. */
    static final int LONGEST_MESSAGE = 4_096;
    /** Characters of a clause; a longer one is nothing that people say. */
    static final int LONGEST = 300;
    /** Characters of a sentence; what is looked for in one costs more than its length. */
    private static final int LONGEST_SENTENCE = 1_000;
    /** Made one blank before anything is looked for: who starts anew at each blank of thousands never ends. */
    private static final Pattern GAP = Pattern.compile("[ \\t\\x0B\\f\\p{Zs}]++");

    private static final Pattern SET_APART = Pattern.compile(
            "```.*?(?:```|\\z)|`[^`\\n]{0,300}`|\"[^\"\\n]{0,300}\"|[“„][^”“\\n]{0,300}[”“]|«[^»\\n]{0,300}»|(?m:^[ \\t]*+>.*$)",
            Pattern.DOTALL);
    private static final Pattern SENTENCE =
            Pattern.compile("(?<=[.!?…])(?<!\\b(?:St|Dr|Mr|Mrs|Ms|Mt|Prof)\\.)\\s+|\\R+|(?<=[。！？])");
    private static final Pattern WORK_ON_TEXT = Pattern.compile(
            "(?:please\\s+|can you\\s+|could you\\s+)?(?:translate|rewrite|rephrase|proofread|correct|fix|edit|improve|polish"
                    + "|summari[sz]e|paraphrase|write|draft|compose|complete|continue|analy[sz]e|classify|review|übersetze|traduce)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_SO = Pattern.compile(
            "\\b(?:if|unless|imagine|suppose|supposing|pretend|pretending|wish|would|wouldn't|hypothetically|fictional|role-?play"
                    + "|character|says?|said|saying|told|asks|asked|claims|claimed|wrote|quote|joking|kidding|lyrics?|wenn|falls"
                    + "|würde|angenommen|sagt|sagte|si|diría|dice|dijo)\\b|\\bI'd\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern REMARK = Pattern.compile(
            "(?:fyi|btw|note|remember|ps|p\\.s\\.|just so you know|about me)\\s*:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern COLON = Pattern.compile(":(?!\\d)");
    private static final String SUBJECT =
            "(?:I|I'm|I've|I'll|we|he|she|they|you|it|that|this|my|our|his|her|their|please|then"
                    + "|ich|mein|meine|mi|me)\\b";
    private static final Pattern CLAUSE = Pattern.compile(
            "\\s*[;()–—]\\s*|\\s+-+\\s+|,?\\s+(?=(?:but|because|so|although|though|while|whereas|which|who|aber|weil|pero|porque)\\b)"
                    + "|(?<!\\b(?:hi|hey|hello)),\\s+(?=(?:and\\s+)?" + SUBJECT + ")|\\s+(?=(?:and|und|y)\\s+" + SUBJECT
                    + ")",
            Pattern.CASE_INSENSITIVE);
    /** "I live in Berlin and work at Siemens": the second half has lost its subject. */
    private static final Pattern SECOND_VERB =
            Pattern.compile("\\s+and\\s+(?=(?:work|live|hate|dislike|prefer|study|speak|enjoy)\\b)");

    private Clauses() {}

    static List<String> of(String message) {
        String read = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
        String even = GAP.matcher(read.replace('’', '\'').replace('‘', '\'')).replaceAll(" ");
        String plain = SET_APART.matcher(even).replaceAll(" ");
        if (WORK_ON_TEXT.matcher(plain.strip()).lookingAt()) {
            return List.of();
        }
        return SENTENCE.splitAsStream(plain)
                .map(String::strip)
                .filter(Clauses::tells)
                .flatMap(Clauses::split)
                .filter(clause -> clause.length() <= LONGEST)
                .toList();
    }

    private static boolean tells(String sentence) {
        return !sentence.isEmpty()
                && sentence.length() <= LONGEST_SENTENCE
                && !sentence.contains("?")
                && !sentence.contains("？")
                && !NOT_SO.matcher(sentence).find();
    }

    private static Stream<String> split(String sentence) {
        String remark = REMARK.matcher(sentence).replaceFirst("");
        Matcher colon = COLON.matcher(remark);
        String own = colon.find() ? remark.substring(0, colon.start()) : remark;
        return CLAUSE.splitAsStream(own)
                .flatMap(Clauses::secondVerb)
                .map(Clauses::bare)
                .filter(clause -> !clause.isEmpty());
    }

    private static Stream<String> secondVerb(String clause) {
        String[] parts = clause.startsWith("I ") ? SECOND_VERB.split(clause) : new String[] {clause};
        List<String> whole = new ArrayList<>(List.of(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            whole.add("I " + parts[i]);
        }
        return whole.stream();
    }

    /** Without the stops around it, and with single blanks. */
    private static String bare(String clause) {
        int start = 0;
        int end = clause.length();
        while (end > start && ".!…, \t*_~".indexOf(clause.charAt(end - 1)) >= 0) {
            end--;
        }
        while (start < end && "-•*_,. \t".indexOf(clause.charAt(start)) >= 0) {
            start++;
        }
        return BLANKS.matcher(clause.substring(start, end)).replaceAll(" ");
    }
}
