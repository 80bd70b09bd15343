package dev.raven.web.log;

import java.util.logging.Formatter;

/** A formatter of ours, which took the place of one of the server's. */
sealed interface Redacting permits RedactingFormatter, JsonFormatter {

    /** Whose place it took. */
    Formatter replaced();
}
