package dev.raven.core.access;

/**
 * The part of an API key that may be shown and logged.
 *
 * @param environment {@code live} or {@code test}
 * @param publicId the 12 characters that the key is looked up by
 */
public record ApiKeyPrefix(String environment, String publicId) {

    /** The part of a prefix's text that the key is looked up by. */
    static String publicId(String prefix) {
        return prefix.substring(prefix.lastIndexOf('_') + 1);
    }

    /** As the key's text begins, without the underscore behind it. */
    @Override
    public String toString() {
        return "rk_" + environment + "_rvn_" + publicId;
    }
}
