package dev.raven.persistence.redis;

import redis.clients.jedis.exceptions.JedisException;

/** A write was done, and is not as safe as promised. */
final class ShortfallException extends JedisException {
    private static final long serialVersionUID = 1L;

    ShortfallException() {
        super("a write was not acknowledged by enough replicas, or not written to disk, in time");
    }
}
