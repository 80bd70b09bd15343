package dev.raven.persistence.redis;

import org.apache.commons.pool2.PooledObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;

/**
 * Makes connections that wait for Redis's greeting more briefly than for its answers. The pool replaces a connection
 * that timed out before it reports the failure, so the time for a greeting adds to the time that a caller waits.
 */
final class QuickHandshake extends ConnectionFactory {
    private static final int GREETING_MILLIS = 1_000;

    private final int answerMillis;

    QuickHandshake(HostAndPort address, DefaultJedisClientConfig.Builder config, int answerMillis) {
        super(address, config.socketTimeoutMillis(GREETING_MILLIS).build());
        this.answerMillis = answerMillis;
    }

    @Override
    public PooledObject<Connection> makeObject() throws Exception {
        PooledObject<Connection> connection = super.makeObject();
        connection.getObject().setSoTimeout(answerMillis);
        return connection;
    }
}
