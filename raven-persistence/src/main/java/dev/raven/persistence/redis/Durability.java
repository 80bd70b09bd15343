package dev.raven.persistence.redis;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.util.Map;

/** {@code RAVEN_DURABILITY}: what an acknowledged write has survived when its answer goes out. */
enum Durability {
    /** The end of Redis and of its machine: it is on disk. */
    FSYNC("appendfsync always") {
        @Override
        boolean keptBy(String appendFsync) {
            return appendFsync.equals("always");
        }
    },
    /** The end of Redis; the end of its machine may take the last second. */
    EVERYSEC("appendfsync everysec") {
        @Override
        boolean keptBy(String appendFsync) {
            return FSYNC.keptBy(appendFsync) || appendFsync.equals("everysec");
        }
    };

    static final String SETTING = "RAVEN_DURABILITY";

    private final String needs;

    Durability(String needs) {
        this.needs = needs;
    }

    static Durability from(Environment environment) {
        environment.text(SETTING).filter(value -> value.startsWith("replicas:")).ifPresent(later -> {
            throw new SettingException(SETTING, "replicas:<n> is not supported yet; use fsync or everysec.");
        });
        return environment.choice(SETTING, Durability.class, FSYNC);
    }

    /** Whether Redis is configured to keep this promise. */
    boolean keptBy(Map<String, String> configuration) {
        return "yes".equals(configuration.get("appendonly")) && keptBy(configuration.getOrDefault("appendfsync", ""));
    }

    /** What the server's configuration must say, for a person. */
    String needs() {
        return "appendonly yes, " + needs;
    }

    abstract boolean keptBy(String appendFsync);
}
