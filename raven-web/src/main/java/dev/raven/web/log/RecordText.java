package dev.raven.web.log;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * What a record says, its parameters in their places. Those of the JDK are written for {@link java.text.MessageFormat}, which every
 * {@link Formatter} knows. A server may pass on records of a kind of its own, written for {@link java.util.Formatter}, say: they look like
 * the others, and nothing but themselves knows. Such a record has the method {@value #OWN}.
 */
final class RecordText {
    private static final String OWN = "getFormattedMessage";

    private RecordText() {}

    /** @param format knows all records that do not know it themselves */
    static String of(LogRecord event, Formatter format) {
        return itself(event).orElseGet(() -> String.valueOf(format.formatMessage(event)));
    }

    private static Optional<String> itself(LogRecord event) {
        if (event.getClass() == LogRecord.class) {
            return Optional.empty(); // nearly all, and a method that is not there is dear to look for
        }
        try {
            return Optional.ofNullable(event.getClass().getMethod(OWN).invoke(event))
                    .map(Object::toString);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException untold) {
            return Optional.empty(); // there is the formatter to ask
        }
    }
}
