package dev.raven.persistence.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** The child process: a small shell that runs redis-server, starts it again after a crash, and ends with this JVM. */
final class RedisProcess implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 20;
    private static final int END_SECONDS = 10;

    /**
     * Its standard input is a pipe from this JVM: however the JVM dies, reading ends and redis-server is stopped. A
     * signal death (above 128) starts it again, after one second, then two, up to ten; an orderly end (0) does not, nor
     * does a first start that fails (1).
     */
    private static final String SUPERVISOR = """
            trap '' INT HUP
            (
                trap 'kill "$p"; wait "$p"; exit 0' TERM
                n=0
                while kill -0 $$; do
                    "$0" "$1" & p=$!
                    wait "$p" && exit 0
                    [ $? -gt 128 ] || [ "$n" -gt 0 ] || kill $$
                    [ "$n" -ge 10 ] || n=$((n + 1))
                    sleep "$n" & p=$!
                    wait "$p"
                done
            ) </dev/null & loop=$!
            trap 'kill "$loop"; wait "$loop"; exit 1' TERM
            read -r _
            kill "$loop"
            wait "$loop"
            """;

    private final Process shell;

    private RedisProcess(Process shell) {
        this.shell = shell;
    }

    static RedisProcess launch(RedisDirectory directory) throws IOException {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(directory.log().toFile());
        ProcessBuilder shell = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        SUPERVISOR,
                        directory.binary().toString(),
                        directory.configuration().toString())
                .redirectOutput(log)
                .redirectError(log);
        shell.environment().keySet().retainAll(Set.of("PATH")); // some settings of Raven's are secrets
        return new RedisProcess(shell.start());
    }

    /** Waits as long as it reads its files; false when it ended or said nothing for twenty seconds. */
    boolean becomesReady(RedisAccess access) {
        long heard = System.nanoTime();
        while (shell.isAlive()
                && !Thread.currentThread().isInterrupted()
                && System.nanoTime() - heard < SILENCE.toNanos()) {
            try (Jedis jedis = access.connect()) {
                jedis.ping();
                return true;
            } catch (JedisConnectionException notYet) {
                pause();
            } catch (JedisAccessControlException anothersServer) {
                return false;
            } catch (JedisException stillLoading) {
                heard = System.nanoTime();
                pause();
            }
        }
        return false;
    }

    private void pause() {
        try {
            shell.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The shell passes the end on and waits for redis-server, which puts its last writes on disk. An interrupted thread
     * waits like any other: nothing may go on running behind a server that said it has stopped.
     */
    @Override
    public void close() {
        shell.destroy();
        try {
            shell.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }
}
