package dev.raven.web.system;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisMonitor;
import redis.clients.jedis.exceptions.JedisException;

/** Hears every command that a Redis is sent. */
final class RedisMonitor implements AutoCloseable {
    private static final String MARK = "rvn-test-mark";

    private final String url;
    private final Jedis ear;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    RedisMonitor(String url) {
        this.url = url;
        this.ear = new Jedis(url);
        Thread.ofPlatform().daemon().start(this::listen);
        Patience.until(this::hears, () -> "the monitor hears nothing");
    }

    private void listen() {
        try {
            ear.monitor(new JedisMonitor() {
                @Override
                public void onCommand(String command) {
                    commands.add(command);
                }
            });
        } catch (JedisException closed) {
            commands.add("end");
        }
    }

    /** What it is sent while this is done. */
    List<String> during(Runnable action) {
        Patience.until(this::hears, () -> "the monitor hears nothing");
        int before = commands.size();
        action.run();
        Patience.until(this::hears, () -> "the monitor hears nothing");
        return commands.stream()
                .skip(before)
                .filter(command -> !command.contains(MARK))
                .toList();
    }

    /** So many commands so far named this. */
    long naming(String text) {
        Patience.until(this::hears, () -> "the monitor hears nothing");
        return commands.stream().filter(command -> command.contains(text)).count();
    }

    /** Whatever was sent before the mark was heard before it. */
    private boolean hears() {
        String mark = MARK + System.nanoTime();
        try (Jedis voice = new Jedis(url)) {
            voice.echo(mark);
        }
        for (int tries = 0; tries < 1000; tries++) {
            if (commands.stream().anyMatch(command -> command.contains(mark))) {
                return true;
            }
            Thread.yield();
        }
        return false;
    }

    @Override
    public void close() {
        ear.close();
    }
}
