package dev.raven.persistence.redis;

import dev.raven.core.settings.SettingException;

/** How many servers stand behind the URL, and who knows which of them to ask. */
enum RedisTopology {
    /** One server. */
    SERVER(6379, "(/\\d{0,4})?") {
        @Override
        String says(String where, String master) {
            return "Redis at " + where;
        }
    },
    /** One master with replicas; Sentinels know which it is. */
    SENTINEL(26_379, "/[A-Za-z0-9._-]+(/\\d{0,4})?") {
        @Override
        String says(String where, String master) {
            return "Redis master " + master + " of the Sentinels at " + where;
        }
    },
    /** Several masters, each with a share of the slots; any of them knows the others. */
    CLUSTER(6379, "(/0?)?") {
        @Override
        String says(String where, String master) {
            return "Redis Cluster at " + where;
        }

        @Override
        void require(int servers, String given) {
            if (given.matches("/\\d{1,4}") && !given.equals("/0")) {
                throw new SettingException(
                        RedisUrl.SETTING, "names a database, but a Redis Cluster has database 0 alone; leave it out.");
            }
            super.require(servers, given);
        }
    };

    private final int port;
    private final String path;

    RedisTopology(int port, String path) {
        this.port = port;
        this.path = path;
    }

    /** @param suffix of the scheme */
    static RedisTopology of(String suffix) {
        return switch (suffix) {
            case "+sentinel" -> SENTINEL;
            case "+cluster" -> CLUSTER;
            default -> SERVER;
        };
    }

    /** The port where the URL names none. */
    int port() {
        return port;
    }

    /** @throws SettingException when a URL of this kind cannot name so many servers, or end so */
    void require(int servers, String given) {
        if (this == SERVER && servers > 1) {
            throw new SettingException(
                    RedisUrl.SETTING, "names several servers; write redis+sentinel:// or redis+cluster:// for those.");
        }
        if (!given.matches(path)) {
            throw RedisUrl.invalid();
        }
    }

    /** For a person. */
    abstract String says(String where, String master);
}
