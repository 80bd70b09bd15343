package dev.raven.persistence.redis;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The gate to Redis that every store goes through: turns its failures into {@link UnavailableException}, has writes
 * acknowledged as {@code RAVEN_DURABILITY} promises, and repeats what is safe to repeat, a few times within half a second.
 */
public final class Redis {
    private static final int[] PAUSES_MILLIS = {0, 50, 100, 200};

    /** How Redis refuses, before it runs anything, what it may take a moment later. */
    private static final String NOT_NOW = "(LOADING|MASTERDOWN|READONLY|CLUSTERDOWN|TRYAGAIN|NOREPLICAS) .*";

    private final RoutedJedis reads;
    private final RoutedJedis writes;
    private final Signals signals;

    Redis(RoutedJedis client, Acknowledgement acknowledgement, Signals signals) {
        this.signals = signals;
        this.reads = client;
        this.writes = client.acknowledging(acknowledgement);
    }

    /** Runs a write that must not happen twice: after a failure nobody knows whether it happened. */
    public <T> T once(Function<UnifiedJedis, T> write) {
        return once(writes, write);
    }

    /** Runs a write that leaves the same state however often it runs. */
    public <T> T repeatably(Function<UnifiedJedis, T> write) {
        return repeatably(writes, write);
    }

    /** Runs what changes nothing that anybody is told of, so that nothing need be acknowledged. */
    public <T> T read(Function<UnifiedJedis, T> read) {
        return repeatably(reads, read);
    }

    public Reply once(ScriptCall write) {
        return once(write::run);
    }

    public Reply repeatably(ScriptCall write) {
        return repeatably(write::run);
    }

    public Reply read(ScriptCall read) {
        return read(read::run);
    }

    /** Runs, once, a write that nobody is told about: it may be gone with the master. */
    public Reply provisionally(ScriptCall write) {
        return once(reads, write::run);
    }

    /** The same for commands. */
    public <T> T provisionally(Function<UnifiedJedis, T> write) {
        return once(reads, write);
    }

    /** Runs many scripts in one round trip, in their order, each a step of its own; what must not happen twice. */
    public List<Reply> once(List<ScriptCall> calls) {
        return once((UnifiedJedis client) -> writes.runAll(calls));
    }

    /** Runs many scripts in one round trip, in their order, each a step of its own that may be repeated. */
    public List<Reply> repeatably(List<ScriptCall> calls) {
        return repeatably((UnifiedJedis client) -> writes.runAll(calls));
    }

    /** All fields of a hash; none when there is no such key. */
    public Fields hash(String key) {
        return Fields.ofHash(read((UnifiedJedis client) -> client.hgetAll(bytes(key))));
    }

    /** All fields of many hashes, in the order of the keys, in one round trip to each server. */
    public List<Fields> hashes(List<String> keys) {
        return readAll(commands ->
                        keys.stream().map(key -> commands.hgetAll(bytes(key))).toList())
                .stream()
                .map(Fields::ofHash)
                .toList();
    }

    /** Many reads, each of one key, in one round trip to each server. */
    public <T> List<T> readAll(Function<CommandObjects, List<CommandObject<T>>> commands) {
        return read((UnifiedJedis client) -> reads.readAll(commands.apply(RoutedJedis.COMMANDS)));
    }

    /** Many writes in one round trip to each server, in their order there, with one acknowledgement for all; once. */
    public void onceAll(Function<CommandObjects, List<CommandObject<?>>> commands) {
        once(writes, client -> writes.doAll(commands.apply(RoutedJedis.COMMANDS)));
    }

    /** Deletes all keys of Raven's but those that are kept from every server that takes writes. */
    public void deleteAllBut(Predicate<String> kept) {
        once(reads, client -> {
            reads.masters().forEach(master -> RedisMaster.deleteAllBut(master, kept));
            return true;
        });
    }

    /**
     * Has every server that takes writes write its files anew, without what was deleted before the first call: that of its
     * writes, and that of its content, where it has them. Waits for some seconds at most.
     *
     * @param begun what the call before answered; empty to begin
     * @return empty when all are written; else what to go on with
     * @throws UnavailableException also when a server was at it already, does not let us ask, or has failed to and tries again
     */
    public Optional<String> rewriteFiles(Optional<String> begun) {
        return once(reads, client -> new FileRewrite(reads.masters()).next(begun));
    }

    /** Part of a walk over the names of all keys: for what nothing lists. */
    public KeyWalk walk(Optional<String> from) {
        return read((UnifiedJedis client) -> KeyWalk.part(reads.masters(), from));
    }

    private <T> T once(RoutedJedis client, Function<UnifiedJedis, T> command) {
        try {
            return trip(client, command);
        } catch (JedisException failure) {
            forgetBrokenConnections(failure);
            throw unavailable(failure);
        }
    }

    private <T> T repeatably(RoutedJedis client, Function<UnifiedJedis, T> command) {
        for (int millis : PAUSES_MILLIS) {
            try {
                return trip(client, command);
            } catch (JedisException failure) {
                forgetBrokenConnections(failure);
                if (!passes(failure)) {
                    throw unavailable(failure);
                }
                pause(millis, failure);
            }
        }
        return once(client, command);
    }

    private <T> T trip(RoutedJedis client, Function<UnifiedJedis, T> command) {
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            T answer = command.apply(client);
            outcome = "answered";
            return answer;
        } catch (JedisException failure) {
            outcome = outcome(failure);
            throw failure;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            signals.took(Signal.REDIS_TRIPS, took, client == reads ? "plain" : "acknowledged", outcome);
        }
    }

    private static String outcome(JedisException failure) {
        if (failure instanceof ShortfallException) {
            return "short_of_replicas";
        }
        if (failure instanceof JedisDataException) {
            return "refused";
        }
        return timedOut(failure) ? "timed_out" : "unreachable";
    }

    private static void pause(int millis, JedisException failure) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable(failure);
        }
    }

    private static UnavailableException unavailable(JedisException failure) {
        return failure instanceof ShortfallException
                ? UnavailableException.lessSafe(failure)
                : UnavailableException.storage(failure);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** When one connection is broken its idle siblings are too; without this each would fail one more request. */
    private void forgetBrokenConnections(JedisException failure) {
        if (brokenConnection(failure)) {
            reads.forgetIdle();
        }
    }

    /** Whether it may work in a moment: a time-out has taken its moment already. */
    private static boolean passes(JedisException failure) {
        return brokenConnection(failure)
                || failure instanceof JedisDataException
                        && String.valueOf(failure.getMessage()).matches(NOT_NOW)
                || failure.getCause() instanceof IllegalStateException; // the pool of a master that has just changed
    }

    private static boolean brokenConnection(JedisException failure) {
        return failure instanceof JedisConnectionException && !timedOut(failure);
    }

    private static boolean timedOut(@Nullable Throwable failure) {
        return failure != null && (failure instanceof SocketTimeoutException || timedOut(failure.getCause()));
    }
}
