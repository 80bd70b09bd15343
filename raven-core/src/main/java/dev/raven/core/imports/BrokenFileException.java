package dev.raven.core.imports;

import java.io.IOException;

/** A file that cannot be read any further; the message says why, in half a sentence. */
public final class BrokenFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public BrokenFileException(String why) {
        super(why);
    }
}
