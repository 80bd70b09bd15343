package dev.raven.core.imports;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A file that is imported, read as it comes. */
public interface ImportFile {

    /**
     * Some of what stands in it, in its order; nothing at its end.
     *
     * @throws BrokenFileException when it cannot be read any further
     * @throws IOException when it breaks off on its way
     */
    List<ImportItem> next() throws IOException;

    /** Once it has ended: why it is not whole; empty when nothing tells of that. */
    Optional<String> flaw();
}
