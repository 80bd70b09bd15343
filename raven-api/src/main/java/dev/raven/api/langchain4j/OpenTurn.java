package dev.raven.api.langchain4j;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import java.util.List;
import java.util.Optional;

/** What of a conversation is not in Raven: the instructions, and the exchange that is not finished. Guarded by itself. */
final class OpenTurn {
    private Optional<ChatMessage> instructions = Optional.empty();
    private List<ChatMessage> open = List.of();
    private List<Exchanged.Pair> stored = List.of();
    private long total;

    /** @param added exchanges that were stored of them just now */
    void given(List<ChatMessage> messages, Exchanged exchanged, int added) {
        instructions = messages.stream().filter(SystemMessage.class::isInstance).findFirst();
        open = exchanged.open();
        stored = List.copyOf(exchanged.finished());
        total += added;
    }

    void read(List<Exchanged.Pair> transcript, long total) {
        this.stored = transcript;
        this.total = total;
    }

    Optional<ChatMessage> instructions() {
        return instructions;
    }

    List<ChatMessage> open() {
        return open;
    }

    /** The end of the transcript, as it was last read or written. */
    List<Exchanged.Pair> stored() {
        return stored;
    }

    /** How long the transcript is, as far as this process knows. */
    long total() {
        return total;
    }
}
