package dev.raven.persistence.redis;

import java.util.function.Predicate;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Asks one server about itself until it says what was hoped for. */
final class RedisAnswers {
    private RedisAnswers() {}

    static void await(RedisServer server, String question, Predicate<String> hoped, long nanos) {
        long deadline = System.nanoTime() + nanos;
        String said = ask(server, question);
        while (!hoped.test(said)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(server.address() + " still says to " + question + ":\n" + said);
            }
            Thread.onSpinWait();
            said = ask(server, question);
        }
    }

    private static String ask(RedisServer server, String question) {
        try (Jedis jedis = server.connect()) {
            return switch (question) {
                case "cluster info" -> jedis.clusterInfo();
                case "cluster nodes" -> jedis.clusterNodes();
                case "sentinel masters" -> jedis.sentinelMasters().toString();
                default -> jedis.info("replication");
            };
        } catch (JedisException notNow) {
            return String.valueOf(notNow.getMessage());
        }
    }
}
