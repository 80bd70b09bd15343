package dev.raven.core.access;

/**
 * The part of an API key that may be shown and logged.
 *
 * @param environment {@code live} or {@code test}
 * @param publicId the 12 characters that the key is looked up by
 */
public record ApiKeyPrefix(String environment, String publicId) {

    /** As the key's text begins, without the underscore behind it. */
    @Override
    public String toString() {
        return "rk_" + environment + "_rvn_" + publicId;
    }
}
