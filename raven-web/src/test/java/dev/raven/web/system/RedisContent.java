package dev.raven.web.system;

import dev.raven.persistence.redis.RedisServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.Jedis;

/** What lies in Redis, as a thief would find it. */
final class RedisContent {
    private static final String TASKS = "rvn:{ten_AAAAAAAAAAAAAAAAAAAAAA}:consolidations";
    private static final int KEY_ID = 25;
    private static final int HEADER = 2 + KEY_ID + 4;

    private final String url;

    private RedisContent(String url) {
        this.url = url;
    }

    static RedisContent of(RavenServer server) {
        return new RedisContent(server.redisUrl());
    }

    static RedisContent in(RedisServer server) {
        return new RedisContent(server.url());
    }

    /** Interactions of a user's that are not consolidated. */
    long waiting(String tenant, String user) {
        return entries("rvn:{" + tenant + "/" + user + "}:tail");
    }

    /** Whether nothing of a user's waits and no node has anything in hand: then nothing more is sealed for them. */
    boolean consolidated(String tenant, String user) {
        return waiting(tenant, user) == 0 && entries(TASKS) == 0;
    }

    /** How many entries a stream has. */
    long entries(String stream) {
        try (Jedis redis = new Jedis(url)) {
            return redis.xlen(stream);
        }
    }

    /** The events of a tenant's log as they were hashed. */
    List<String> audit(String tenant) {
        try (Jedis redis = new Jedis(url)) {
            return redis.xrange("rvn:{" + tenant + "}:audit", "-", "+").stream()
                    .map(entry -> entry.getFields().get("body"))
                    .toList();
        }
    }

    /** The versions of keys, by key id, that envelopes somewhere under a tenant were sealed under. */
    Map<String, Set<Integer>> sealedUnder(String tenant) {
        Map<String, Set<Integer>> found = new HashMap<>();
        try (Jedis redis = new Jedis(url)) {
            for (byte[] key : redis.keys(bytes("rvn:{" + tenant + "*"))) {
                values(redis, key).forEach(value -> note(value, found));
            }
        }
        return found;
    }

    private static List<byte[]> values(Jedis redis, byte[] key) {
        List<byte[]> values = new ArrayList<>();
        switch (redis.type(key)) {
            case "string" -> values.add(redis.get(key));
            case "hash" -> values.addAll(redis.hgetAll(key).values());
            case "stream" -> redis.xrange(key, bytes("-"), bytes("+")).forEach(entry -> collect(entry, values));
            default -> {}
        }
        return values;
    }

    private static void collect(Object part, List<byte[]> values) {
        if (part instanceof byte[] bytes) {
            values.add(bytes);
        } else if (part instanceof List<?> parts) {
            parts.forEach(inner -> collect(inner, values));
        }
    }

    /** Where a value is an envelope, which key it names: docs/envelope-format.md. */
    private static void note(byte[] value, Map<String, Set<Integer>> found) {
        if (value.length > HEADER && value[0] == 1 && value[1] == 1 && value[2] == 'k' && value[3] == 'y') {
            String keyId = new String(value, 2, KEY_ID, StandardCharsets.US_ASCII);
            int version = ByteBuffer.wrap(value, 2 + KEY_ID, 4).getInt();
            found.computeIfAbsent(keyId, none -> new java.util.TreeSet<>()).add(version);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
