package dev.raven.core.backup;

import java.io.IOException;

/** An archive is not what was written: cut, changed, or another's. */
final class DamagedArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param what half a sentence that follows the name of the file */
    DamagedArchiveException(String what) {
        super(what);
    }
}
