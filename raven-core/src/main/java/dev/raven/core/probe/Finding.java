package dev.raven.core.probe;

import java.util.Locale;

/**
 * What a look found.
 *
 * @param evidence what was seen, for whoever may see the row: no secret, and a tenant reads nothing of the operator's machines
 */
public record Finding(Status status, String evidence) {

    /** How a row stands; the order is from good to bad. */
    public enum Status {
        PASS,
        /** No machine can know: somebody has to look, and say so. */
        MANUAL,
        /** It works, and could be safer. */
        WARN,
        FAIL;

        /** As it stands in JSON. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Finding pass(String evidence) {
        return new Finding(Status.PASS, evidence);
    }

    public static Finding manual(String evidence) {
        return new Finding(Status.MANUAL, evidence);
    }

    public static Finding warn(String evidence) {
        return new Finding(Status.WARN, evidence);
    }

    public static Finding fail(String evidence) {
        return new Finding(Status.FAIL, evidence);
    }
}
