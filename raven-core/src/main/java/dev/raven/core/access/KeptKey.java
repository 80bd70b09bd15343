package dev.raven.core.access;

/**
 * What is kept of an API key for as long as a session: by which name to find it, and whether it is still the same one. Says nothing
 * of the key to whoever has not the salt, however little random it is.
 *
 * @param prefix the part of the key that may be shown; of the operator's, its name
 * @param mark SHA-256 of the salt and the key's own SHA-256
 */
public record KeptKey(String prefix, String mark) {

    static KeptKey of(String prefix, String sha256, String salt) {
        return new KeptKey(prefix, ApiKeyText.sha256(salt + sha256));
    }
}
