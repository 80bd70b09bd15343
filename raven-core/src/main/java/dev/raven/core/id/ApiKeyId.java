package dev.raven.core.id;

/**
 * Names one API key: {@code key_} and 22 URL-safe characters. Not part of the key's own text, which carries a public
 * id of its own.
 */
public record ApiKeyId(String value) implements Id {
    public static final String PREFIX = "key_";

    public ApiKeyId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
