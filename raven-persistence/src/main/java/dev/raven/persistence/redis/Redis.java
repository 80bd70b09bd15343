package dev.raven.persistence.redis;

import dev.raven.api.problem.UnavailableException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The gate to Redis that every store goes through: turns its failures into {@link UnavailableException}, and repeats
 * what is safe to repeat, once.
 */
public final class Redis {
    private final UnifiedJedis client;

    Redis(UnifiedJedis client) {
        this.client = client;
    }

    /** Runs what must not happen twice: after a failure nobody knows whether it happened. */
    public <T> T once(Function<UnifiedJedis, T> command) {
        try {
            return command.apply(client);
        } catch (JedisException failure) {
            forgetBrokenConnections(failure);
            throw UnavailableException.storage(failure);
        }
    }

    /** Runs what leaves the same state however often it runs; a connection that Redis has closed is no failure yet. */
    public <T> T repeatably(Function<UnifiedJedis, T> command) {
        try {
            return command.apply(client);
        } catch (JedisException failure) {
            forgetBrokenConnections(failure);
            if (!brokenConnection(failure)) {
                throw UnavailableException.storage(failure);
            }
            return once(command);
        }
    }

    public Reply once(ScriptCall call) {
        return once(call::run);
    }

    public Reply repeatably(ScriptCall call) {
        return repeatably(call::run);
    }

    /** All fields of a hash; none when there is no such key. */
    public Fields hash(String key) {
        return Fields.ofHash(repeatably((UnifiedJedis client) -> client.hgetAll(bytes(key))));
    }

    /** All fields of many hashes in one round trip, in the order of the keys. */
    public List<Fields> hashes(List<String> keys) {
        return repeatably(client -> {
            try (AbstractPipeline pipeline = client.pipelined()) {
                List<Response<Map<byte[], byte[]>>> answers =
                        keys.stream().map(key -> pipeline.hgetAll(bytes(key))).toList();
                pipeline.sync();
                return answers.stream()
                        .map(answer -> Fields.ofHash(answer.get()))
                        .toList();
            }
        });
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** When one connection is broken its idle siblings are too; without this each would fail one more request. */
    private void forgetBrokenConnections(JedisException failure) {
        if (brokenConnection(failure) && client instanceof RedisClient pooled) {
            pooled.getPool().clear();
        }
    }

    private static boolean brokenConnection(JedisException failure) {
        return failure instanceof JedisConnectionException && !timedOut(failure);
    }

    private static boolean timedOut(@Nullable Throwable failure) {
        return failure != null && (failure instanceof SocketTimeoutException || timedOut(failure.getCause()));
    }
}
