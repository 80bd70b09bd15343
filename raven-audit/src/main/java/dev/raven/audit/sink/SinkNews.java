package dev.raven.audit.sink;

import java.time.Duration;

/** Told what becomes of the sinks. Called by their own threads; must return at once. */
interface SinkNews {

    /** @param why in plain words */
    void failing(String sink, String why);

    void recovered(String sink, Duration after);

    /** What was written was touched by somebody else; the copy goes on in a new file. */
    void tampered(String what);
}
