package dev.raven.core.key;

/**
 * One key in a key service, which never leaves it. Each call is bounded to five seconds, its own few retries included.
 */
public interface KeyManagement extends AutoCloseable {

    /**
     * Wraps bytes, bound to the context.
     *
     * @param plain 1–64 bytes
     * @throws KeyServiceException when it could not
     */
    KeyServiceReply wrap(KeyContext context, byte[] plain);

    /**
     * Unwraps what {@link #wrap} made for the same context.
     *
     * @throws KeyServiceException when it could not; {@link KeyServiceException.Reason#WRONG} for bytes that were altered,
     *     or wrapped under another key or for another context
     */
    KeyServiceReply unwrap(KeyContext context, byte[] wrapped);

    /** What Raven must be allowed and the key must be, for who has to mend it: half a sentence, and no secret. */
    String needs();

    @Override
    void close();
}
