package dev.raven.core.idempotency;

/**
 * A request that came with an idempotency key.
 *
 * @param asker the API key's id; for a registration, the client address and e-mail address
 * @param route method and path
 * @param key the {@code Idempotency-Key}: 1–128 visible ASCII characters
 * @param fingerprint the body, whole
 */
public record KeyedCall(String asker, String route, String key, String fingerprint) {

    /** Without the body, which may hold what people said. */
    @Override
    public String toString() {
        return "KeyedCall[" + route + "]";
    }
}
