package dev.raven.core.erasure;

/** How one thing is erased. Each step may be done twice, in part or whole. */
interface ErasureSteps {

    /** Whether it is found. */
    boolean isThere();

    /**
     * Sees to it that nothing is added any more, and counts what there is; nothing is destroyed yet.
     *
     * @throws dev.raven.api.problem.ConflictException when it must not be erased: then nothing has changed
     */
    Destroyed close();

    /**
     * Destroys some of it, what opens it first: as much as takes a few seconds.
     *
     * @return whether there is more
     * @throws dev.raven.api.problem.ConflictException when it must not be erased any more: then the rest of it stays
     */
    boolean destroy();

    /** It is gone, and recorded. */
    default void tell(Receipt receipt) {}
}
