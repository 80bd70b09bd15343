package dev.raven.core.id;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.OptionalLong;

/**
 * Names one audit event: {@code evt_} and 32 URL-safe characters, which are its place in its log and 128 random bits, so
 * that it is found without an index. Those of 22 characters, which older logs have, tell no place.
 */
public record EventId(String value) implements Id {
    public static final String PREFIX = "evt_";

    private static final int LONG = PREFIX.length() + 32;

    public EventId {
        if (value.length() == LONG) {
            IdFormat.require(PREFIX, 32, value);
        } else {
            IdFormat.require(PREFIX, value);
        }
    }

    /** @param random 16 random bytes */
    static EventId of(long sequence, byte[] random) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES + random.length)
                .putLong(sequence)
                .put(random)
                .array();
        return new EventId(PREFIX + Base64.getUrlEncoder().encodeToString(bytes));
    }

    /** Where the event would stand in its log, from 1; a client can send any number. */
    public OptionalLong sequence() {
        if (value.length() != LONG) {
            return OptionalLong.empty();
        }
        byte[] bytes = Base64.getUrlDecoder().decode(value.substring(PREFIX.length()));
        return OptionalLong.of(ByteBuffer.wrap(bytes).getLong());
    }

    @Override
    public String toString() {
        return value;
    }
}
