package dev.raven.persistence.redis;

import dev.raven.core.settings.Environment;

/** {@code RAVEN_DURABILITY}: what an acknowledged write has survived when its answer goes out. */
sealed interface Durability {
    String SETTING = "RAVEN_DURABILITY";
    String REPLICAS = "replicas:";

    /** The end of Redis and of its machine: it is on disk. */
    record Fsync() implements Durability {
        @Override
        public boolean keptBy(RedisMaster master) {
            return master.appends() && (master.syncs("always") || master.answersWhenOnDisk());
        }

        @Override
        public Acknowledgement asks(RedisMaster master) {
            return keptBy(master) && !master.syncs("always") ? Acknowledgement.disk() : Acknowledgement.NONE;
        }

        @Override
        public String needs() {
            return "appendonly yes, appendfsync always (or Redis 7.2)";
        }
    }

    /** The end of Redis; the end of its machine may take the last second. */
    record Everysec() implements Durability {
        @Override
        public boolean keptBy(RedisMaster master) {
            return master.appends() && (master.syncs("always") || master.syncs("everysec"));
        }

        @Override
        public Acknowledgement asks(RedisMaster master) {
            return Acknowledgement.NONE;
        }

        @Override
        public String needs() {
            return "appendonly yes, appendfsync everysec";
        }
    }

    /**
     * The end of the master's machine: so many replicas have it. The files of all may lack the last second.
     *
     * @param count 1–10
     */
    record Replicas(int count) implements Durability {
        public Replicas {
            if (count < 1 || count > 10) {
                throw new IllegalArgumentException("from 1 to 10 replicas");
            }
        }

        /** A master that starts empty, because it wrote no files, would empty its replicas, too. */
        @Override
        public boolean keptBy(RedisMaster master) {
            return new Everysec().keptBy(master) && master.replicas() >= count;
        }

        @Override
        public Acknowledgement asks(RedisMaster master) {
            return Acknowledgement.replicas(count);
        }

        @Override
        public String needs() {
            return new Everysec().needs() + ", connected replicas of each master: " + count;
        }
    }

    static Durability from(Environment environment) {
        return environment
                .parsed(SETTING, Durability::of, "must be fsync, everysec or replicas:<n> with n from 1 to 10")
                .orElse(new Fsync());
    }

    private static Durability of(String text) {
        return switch (text) {
            case "fsync" -> new Fsync();
            case "everysec" -> new Everysec();
            case String count
            when count.startsWith(REPLICAS) -> new Replicas(Integer.parseInt(count.substring(REPLICAS.length())));
            default -> throw new IllegalArgumentException("no durability");
        };
    }

    /** Whether a server keeps this promise. */
    boolean keptBy(RedisMaster master);

    /** What each write must be followed by. */
    Acknowledgement asks(RedisMaster master);

    /** What the server's configuration must say, for a person. */
    String needs();
}
