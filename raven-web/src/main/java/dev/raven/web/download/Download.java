package dev.raven.web.download;

import jakarta.ws.rs.core.StreamingOutput;

/**
 * An answer that is a file, in UTF-8.
 *
 * @param name for whoever keeps it: letters, digits, dots, dashes and underscores
 * @param mediaType without its charset
 * @param content writes it, once; where that throws, the answer ends there
 */
public record Download(String name, String mediaType, StreamingOutput content) {
    public Download {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("not a name for a file");
        }
    }
}
