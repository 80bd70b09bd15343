package dev.raven.core.key;

/**
 * The operator's key service: holds the one key that never leaves it. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the service is away, and {@link WrongKeyException} when it
 * answers that the bytes were not wrapped by it for this context.
 */
public interface KeyManagement extends AutoCloseable {

    /** Wraps bytes under the operator's key, bound to the context. */
    byte[] wrap(KeyContext context, byte[] plain);

    /** Unwraps what {@link #wrap} made for the same context. */
    byte[] unwrap(KeyContext context, byte[] wrapped);

    /**
     * Proves that the service works: wraps, unwraps, and is refused under another context.
     *
     * @throws dev.raven.core.settings.SettingException saying what to mend
     */
    void check();

    @Override
    void close();
}
