package dev.raven.core.trace;

/** A request that is being answered. */
public interface RequestSpan {

    /** Where what is done for it belongs, on whichever thread. */
    CurrentTrace.Scope enter();

    /**
     * It is answered.
     *
     * @param route the template of its path
     * @param status of its answer
     */
    void end(String route, int status);
}
