package dev.raven.persistence.redis;

import dev.raven.api.problem.UnavailableException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import redis.clients.jedis.util.Pool;

/**
 * Has servers write their files anew, one file after the other, and looks at what comes of it. What a server was at before it was
 * asked does not count: that may hold what was deleted since it began. Nor does what a server began that was started anew.
 */
final class FileRewrite {
    private static final int LOOKS = 50;
    private static final int PAUSE_MILLIS = 100;

    private final List<ServerFiles> servers;

    FileRewrite(List<Pool<?>> masters) {
        this.servers = masters.stream().map(ServerFiles::new).toList();
    }

    /** @param begun the file, and by their names in order the processes that were asked to write it */
    Optional<String> next(Optional<String> begun) {
        return begun.map(this::look).orElseGet(() -> begin(0));
    }

    private Optional<String> look(String begun) {
        String[] asked = begun.split(" ", 2);
        ServerFiles.Kind kind = ServerFiles.Kind.valueOf(asked[0]);
        for (int look = 0; busy(kind) && look < LOOKS; look++) {
            pause();
        }
        if (!processes().equals(asked[1])) {
            return begin(0);
        }
        if (busy(kind)) {
            return Optional.of(begun);
        }
        List<ServerFiles> failed = having(kind, server -> server.failed(kind));
        failed.forEach(server -> server.write(kind));
        if (!failed.isEmpty()) {
            throw UnavailableException.storage(null);
        }
        return begin(kind.ordinal() + 1);
    }

    private boolean busy(ServerFiles.Kind kind) {
        return servers.stream().anyMatch(server -> server.busy(kind));
    }

    /** Begins with the first file from there on that any server has. */
    private Optional<String> begin(int from) {
        return Arrays.stream(ServerFiles.Kind.values())
                .skip(from)
                .filter(kind -> !having(kind, server -> true).isEmpty())
                .findFirst()
                .map(kind -> {
                    String processes = processes();
                    having(kind, server -> true).forEach(server -> server.write(kind));
                    return kind + " " + processes;
                });
    }

    private List<ServerFiles> having(ServerFiles.Kind kind, Predicate<ServerFiles> and) {
        return servers.stream()
                .filter(server -> server.has(kind) && and.test(server))
                .toList();
    }

    private String processes() {
        return servers.stream().map(ServerFiles::process).collect(Collectors.joining(" "));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw UnavailableException.storage(interrupted);
        }
    }
}
