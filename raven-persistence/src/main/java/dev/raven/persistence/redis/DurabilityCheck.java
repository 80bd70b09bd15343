package dev.raven.persistence.redis;

import dev.raven.core.settings.SettingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Holds the promised durability against what Redis is really configured to do. */
final class DurabilityCheck {
    private static final Logger LOG = System.getLogger(DurabilityCheck.class.getName());

    private final UnifiedJedis client;
    private final Durability promised;

    DurabilityCheck(UnifiedJedis client, Durability promised) {
        this.client = client;
        this.promised = promised;
    }

    /**
     * Warns when the promise cannot be kept.
     *
     * @param strict whether to refuse instead
     * @throws SettingException when it refuses
     */
    void verify(boolean strict) {
        if (promised.keptBy(configuration())) {
            return;
        }
        SettingException broken = new SettingException(
                Durability.SETTING,
                "Redis is not configured to keep the promised durability, or does not tell; it needs "
                        + promised.needs() + ".");
        if (strict) {
            throw broken;
        }
        LOG.log(Level.WARNING, broken.getMessage());
    }

    /** A server that does not let us read its configuration gives no reason to trust it. */
    private Map<String, String> configuration() {
        try {
            return client.configGet("appendonly", "appendfsync");
        } catch (JedisException untold) {
            return Map.of();
        }
    }
}
