package dev.raven.web.imports;

import dev.raven.core.imports.BrokenFileException;
import java.util.ArrayList;
import java.util.List;

/** Messages of a session whose id may stand behind them. */
final class WaitingMessages {
    /** Characters of them at most: each costs several times as much in memory. */
    private static final long LONGEST = 1L << 20;

    private final List<JsonElements.Element> messages = new ArrayList<>();
    private long length;

    /** @throws BrokenFileException when all of them are larger than 1 MiB */
    void add(JsonElements.Element message) throws BrokenFileException {
        length += message.length();
        if (length > LONGEST) {
            throw new BrokenFileException(
                    "its messages are larger than 1 MiB and have no id before them; put session_id or thread_id first");
        }
        messages.add(message);
    }

    /** All of them, which do not wait any longer. */
    List<JsonElements.Element> take() {
        List<JsonElements.Element> all = List.copyOf(messages);
        messages.clear();
        return all;
    }
}
