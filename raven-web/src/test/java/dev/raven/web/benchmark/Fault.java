package dev.raven.web.benchmark;

import java.util.Map;
import java.util.Optional;

/** Something that goes wrong around a server and is set right again. */
interface Fault {

    /** Where this machine lacks what it takes, what that is; else empty. */
    default String lacking() {
        return "";
    }

    /** Starts what the server depends on, and the server. */
    OwnServer start();

    /** What goes wrong, in order, by the name of each. */
    Map<String, Stage> stages();

    /** Sets all right. */
    void mend();

    /** The clients that were what went wrong, and what they saw; once all is set right. */
    default Optional<Crowd> crowd() {
        return Optional.empty();
    }

    /** Makes something go wrong. */
    interface Stage {
        void begin(OwnServer raven);
    }

    /** Clients and what they saw. */
    record Crowd(Regulars clients, Regulars.Seen seen) {}
}
