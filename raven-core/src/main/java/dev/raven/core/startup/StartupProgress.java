package dev.raven.core.startup;

/** Tells whoever started the server how far a step is that takes long. */
public interface StartupProgress {

    /** @param what a few words, such as {@code restoring 12 of 40} */
    void tell(String what);
}
