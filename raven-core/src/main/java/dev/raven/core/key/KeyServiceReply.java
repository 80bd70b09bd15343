package dev.raven.core.key;

import java.util.Optional;

/** What a key service gave back; may hold a key, so it is never printed. */
public final class KeyServiceReply {
    private final byte[] bytes;
    private final Optional<String> requestId;

    /** @param requestId by which the service's own log names the call */
    public KeyServiceReply(byte[] bytes, Optional<String> requestId) {
        this.bytes = bytes;
        this.requestId = requestId;
    }

    /** The bytes themselves, not a copy: whoever unwrapped wipes them. */
    public byte[] bytes() {
        return bytes;
    }

    public Optional<String> requestId() {
        return requestId;
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
