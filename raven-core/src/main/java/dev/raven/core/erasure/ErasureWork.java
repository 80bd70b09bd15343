package dev.raven.core.erasure;

/** Knows how things of one kind are erased. */
interface ErasureWork {

    ErasureKind kind();

    ErasureSteps steps(Erasure what);
}
