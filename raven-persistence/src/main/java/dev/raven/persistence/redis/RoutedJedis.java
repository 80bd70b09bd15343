package dev.raven.persistence.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.providers.ConnectionProvider;
import redis.clients.jedis.util.Pool;

/** Jedis's commands on one server, on the master that Sentinels name, or on a cluster. */
final class RoutedJedis extends UnifiedJedis {
    static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP2);

    private final ConnectionProvider servers;
    private final RoutedCommands commands;

    RoutedJedis(ConnectionProvider servers, Acknowledgement acknowledgement) {
        this(servers, new RoutedCommands(servers, acknowledgement));
    }

    private RoutedJedis(ConnectionProvider servers, RoutedCommands commands) {
        super(commands, servers, RedisProtocol.RESP2, null);
        this.servers = servers;
        this.commands = commands;
    }

    /** The same servers, each write followed by {@code acknowledgement}. Closing either closes both. */
    RoutedJedis acknowledging(Acknowledgement acknowledgement) {
        return new RoutedJedis(servers, acknowledgement);
    }

    /** One round trip to each server. */
    <T> List<T> readAll(List<CommandObject<T>> reads) {
        return commands.executeAll(reads, i -> commands.executeCommand(reads.get(i)));
    }

    /** The same for commands that answer different things, which nobody asks about. */
    @SuppressWarnings("unchecked")
    boolean doAll(List<CommandObject<?>> writes) {
        readAll(writes.stream().map(write -> (CommandObject<Object>) write).toList());
        return true;
    }

    /** The same for scripts, each a step of its own. */
    List<Reply> runAll(List<ScriptCall> calls) {
        List<CommandObject<Object>> evaluations =
                calls.stream().map(call -> call.evaluation(COMMANDS)).toList();
        return commands.executeAll(evaluations, i -> calls.get(i).run(this).raw()).stream()
                .map(Reply::new)
                .toList();
    }

    /** A pool for each server that takes writes, by their names. */
    List<Pool<?>> masters() {
        Map<String, Object> named = new TreeMap<>();
        servers.getPrimaryNodesConnectionMap().forEach((server, pool) -> named.put(String.valueOf(server), pool));
        return pools(named.values());
    }

    /**
     * The connections of a node.
     *
     * @param wanted threads that wait for one
     */
    record Connections(int busy, int idle, int wanted) {
        private Connections with(Pool<?> pool) {
            return new Connections(busy + pool.getNumActive(), idle + pool.getNumIdle(), wanted + pool.getNumWaiters());
        }
    }

    /** Those to all servers together. */
    Connections connections() {
        Connections all = new Connections(0, 0, 0);
        for (Pool<?> pool : pools(servers.getConnectionMap().values())) {
            all = all.with(pool);
        }
        return all;
    }

    /** Closes the connections that nobody uses right now. */
    void forgetIdle() {
        pools(servers.getConnectionMap().values()).forEach(Pool::clear);
    }

    private static List<Pool<?>> pools(Iterable<?> values) {
        List<Pool<?>> pools = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Pool<?> pool) {
                pools.add(pool);
            }
        }
        return pools;
    }
}
