package dev.raven.core.settings;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Variables that are named as if they were Raven's, and mean nothing to it: misspelt ones, most likely. */
public final class UnknownNames {
    private static final String PREFIX = "RAVEN_";

    /** What Kubernetes tells every pod of a service that is called raven, or raven- and something. */
    private static final Pattern OF_A_SERVICE = Pattern.compile(
            "RAVEN_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private static final Pattern ADDRESS_OF_ONE = Pattern.compile("(tcp|udp|sctp)://.*");

    private UnknownNames() {}

    /** A line of each, which names it and the one that was perhaps meant. */
    public static List<String> told(Environment environment) {
        return environment.names().stream()
                .filter(name -> name.startsWith(PREFIX) && !KnownSetting.is(name) && !ofAService(environment, name))
                .sorted()
                .map(name -> name + ": is no setting, and has no effect; is it " + nearest(name) + " that is meant?")
                .toList();
    }

    private static boolean ofAService(Environment environment, String name) {
        return OF_A_SERVICE.matcher(name).matches()
                || name.endsWith("_PORT")
                        && environment
                                .text(name)
                                .filter(value -> ADDRESS_OF_ONE.matcher(value).matches())
                                .isPresent();
    }

    private static String nearest(String name) {
        return KnownSetting.all().stream()
                .map(KnownSetting::name)
                .min(Comparator.comparingInt(known -> edits(name, known)))
                .orElseThrow();
    }

    /** How many letters must be put in, left out or changed to make one name the other (Levenshtein). */
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
