package dev.raven.core.erasure;

/** Knows how things of one kind are erased. */
interface ErasureWork {

    ErasureKind kind();

    /** @param rule whether a legal hold is asked for; where it is not, no step refuses */
    ErasureSteps steps(Erasure what, HoldRule rule);
}
