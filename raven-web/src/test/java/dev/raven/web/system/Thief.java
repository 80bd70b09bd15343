package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.persistence.redis.RedisServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;

/** Whoever has a Redis in hand, with its files. */
final class Thief {
    private static final String PLATFORM = "rvn:{ten_AAAAAAAAAAAAAAAAAAAAAA}:";

    private final RedisServer server;

    Thief(RedisServer server) {
        this.server = server;
    }

    /** Erasures that are under way. */
    static long journal(RedisServer server) {
        try (Jedis redis = new Jedis(server.url())) {
            return redis.zcard(PLATFORM + "erasures");
        }
    }

    /** Sees an erasure begin within a fraction of a millisecond. */
    static final class JournalWatch implements AutoCloseable {
        private static final long MOST_SECONDS = 20;

        private final Jedis redis;

        JournalWatch(RedisServer server) {
            this.redis = new Jedis(server.url());
        }

        /** Or the end of the erasure, where it ended unseen. */
        void awaitEntry(Future<?> erasing) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
            while (redis.zcard(PLATFORM + "erasures") == 0 && !erasing.isDone()) {
                assertThat(System.nanoTime())
                        .as("an erasure that was asked for begins")
                        .isLessThan(end);
            }
        }

        @Override
        public void close() {
            redis.close();
        }
    }

    /** The wrapped subject key: with it and the key service all of a person's opens. Empty when there is none. */
    byte[] subjectKey(String tenant, String user) {
        try (Jedis redis = new Jedis(server.url())) {
            byte[] wrapped = redis.hget(bytes(slot(tenant, user) + "wrapped-key"), bytes("1:wrapped"));
            return wrapped == null ? new byte[0] : wrapped;
        }
    }

    /** Every key of a person's, byte for byte as Redis would hand it over. */
    Map<String, byte[]> content(String tenant, String user) {
        Map<String, byte[]> content = new TreeMap<>();
        try (Jedis redis = new Jedis(server.url())) {
            for (byte[] key : redis.keys(bytes("rvn:{" + tenant + "/" + user + "}:*"))) {
                content.put(new String(key, StandardCharsets.UTF_8), redis.dump(key));
            }
            byte[] record = bytes("rvn:{" + tenant + "}:user:" + user);
            if (redis.exists(record)) {
                content.put("record", redis.dump(record));
            }
        }
        return content;
    }

    /** Of all that bears an id in its name. */
    Set<String> names(String id) {
        try (Jedis redis = new Jedis(server.url())) {
            return redis.keys("rvn:*" + id + "*");
        }
    }

    boolean findsInMemory(byte[] secret) {
        try (Jedis redis = new Jedis(server.url())) {
            for (byte[] key : redis.keys(bytes("rvn:*"))) {
                if (contains(redis.dump(key), secret)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean filesHold(String tenant, String user) throws IOException {
        return findsInFiles(subjectKey(tenant, user));
    }

    boolean findsInFiles(byte[] secret) throws IOException {
        try (Stream<Path> files = Files.walk(server.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (contains(Files.readAllBytes(file), secret)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As Redis does by itself when its file has grown. */
    void compactFiles() {
        try (Jedis redis = new Jedis(server.url())) {
            redis.bgrewriteaof();
            Patience.until(
                    () -> redis.info("persistence").contains("aof_rewrite_in_progress:0")
                            && redis.info("persistence").contains("aof_rewrite_scheduled:0"),
                    () -> redis.info("persistence"));
        }
    }

    private static String slot(String tenant, String user) {
        return "rvn:{" + tenant + "/" + user + "}:";
    }

    private static boolean contains(byte[] all, byte[] part) {
        if (part.length == 0) {
            throw new IllegalArgumentException("everything contains nothing");
        }
        for (int i = 0; i + part.length <= all.length; i++) {
            if (all[i] == part[0] && Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
