package dev.raven.core.id;

/** Names one receipt of an erasure: {@code rcp_} and 22 URL-safe characters. */
public record ReceiptId(String value) implements Id {
    public static final String PREFIX = "rcp_";

    public ReceiptId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
