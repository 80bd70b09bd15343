package dev.raven.persistence.redis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.executors.CommandExecutor;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.providers.ConnectionProvider;

/**
 * Runs each command on the server that holds its key, and goes where a cluster sends it: a redirected command was not
 * run. Repeats nothing; that is for {@link Redis} to decide, which knows what may be repeated.
 */
final class RoutedCommands implements CommandExecutor {
    /** More than for a greeting: a pool greets again in the place of a connection that timed out, before it says so. */
    static final int ANSWER_MILLIS = 2_000;

    private static final int REDIRECTIONS = 5;

    private final ConnectionProvider servers;
    private final Acknowledgement acknowledgement;

    RoutedCommands(ConnectionProvider servers, Acknowledgement acknowledgement) {
        this.servers = servers;
        this.acknowledgement = acknowledgement;
    }

    @Override
    public <T> T executeCommand(CommandObject<T> command) {
        try (Connection connection = connection(command.getArguments())) {
            return run(connection, command);
        } catch (JedisRedirectionException elsewhere) {
            return follow(elsewhere, command, REDIRECTIONS);
        }
    }

    /**
     * All in one round trip to each server, in the order of the commands, with one acknowledgement for all that a server did.
     *
     * @param alone runs one that was not run with the others, because it belongs elsewhere or its script is not known there
     */
    <T> List<T> executeAll(List<CommandObject<T>> commands, IntFunction<T> alone) {
        Map<Integer, T> answers = new TreeMap<>();
        IntStream.range(0, commands.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> server(commands.get(i).getArguments())))
                .values()
                .forEach(together -> executeAll(commands, together, answers));
        IntStream.range(0, commands.size())
                .filter(i -> !answers.containsKey(i))
                .forEach(i -> answers.put(i, alone.apply(i)));
        return List.copyOf(answers.values());
    }

    private <T> void executeAll(List<CommandObject<T>> commands, List<Integer> together, Map<Integer, T> answers) {
        CommandArguments first = commands.get(together.get(0)).getArguments();
        try (Connection connection = connection(first)) {
            together.forEach(i -> connection.sendCommand(commands.get(i).getArguments()));
            acknowledgement.question().ifPresent(connection::sendCommand);
            for (int i : together) {
                try {
                    answers.put(i, commands.get(i).getBuilder().build(connection.getOne()));
                } catch (JedisRedirectionException | JedisNoScriptException notRun) {
                    continue;
                } catch (JedisDataException refused) {
                    connection.setBroken(); // further answers are on their way
                    throw refused;
                }
            }
            if (acknowledgement.question().isPresent() && !acknowledgement.givenBy(connection.getOne())) {
                throw new ShortfallException();
            }
        }
    }

    private Connection connection(CommandArguments arguments) {
        return patient(arguments.isKeyless() ? servers.getConnection() : servers.getConnection(arguments));
    }

    private static Connection patient(Connection connection) {
        connection.setSoTimeout(ANSWER_MILLIS);
        return connection;
    }

    private String server(CommandArguments arguments) {
        return servers instanceof ClusterConnectionProvider cluster
                ? String.valueOf(cluster.getNode(slot(arguments)))
                : "";
    }

    private static int slot(CommandArguments arguments) {
        return arguments.getKeyHashSlots().iterator().next();
    }

    private <T> T follow(JedisRedirectionException redirection, CommandObject<T> command, int left) {
        if (left == 0 || !(servers instanceof ClusterConnectionProvider cluster)) {
            throw redirection;
        }
        HostAndPort target = redirection.getTargetNode();
        try (Connection connection = patient(cluster.getConnection(target))) {
            if (redirection instanceof JedisMovedDataException) {
                cluster.renewSlotCache(connection);
            }
            if (redirection instanceof JedisAskDataException) {
                connection.executeCommand(Protocol.Command.ASKING);
            }
            return run(connection, command);
        } catch (JedisRedirectionException further) {
            return follow(further, command, left - 1);
        }
    }

    private <T> T run(Connection connection, CommandObject<T> command) {
        if (acknowledgement.question().isEmpty()) {
            return connection.executeCommand(command);
        }
        return acknowledged(connection, command, acknowledgement.question().get());
    }

    /** Both are sent before either is answered, so a write that waits for replicas costs no further round trip. */
    private <T> T acknowledged(Connection connection, CommandObject<T> command, CommandArguments question) {
        connection.sendCommand(command.getArguments());
        connection.sendCommand(question);
        T answer;
        try {
            answer = command.getBuilder().build(connection.getOne());
        } catch (JedisDataException refused) {
            skipAnswer(connection);
            throw refused;
        }
        if (!acknowledgement.givenBy(connection.getOne())) {
            throw new ShortfallException();
        }
        return answer;
    }

    /** Behind a write that was not done, nothing waits for the acknowledgement, whatever it is. */
    private static void skipAnswer(Connection connection) {
        try {
            connection.getOne();
        } catch (JedisDataException alsoRefused) {
            return;
        }
    }

    @Override
    public void close() throws Exception {
        servers.close();
    }
}
