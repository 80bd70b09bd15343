package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A clock jumps an hour ahead, then two back: the server's own, or the one of its Redis. With Debian's {@code faketime}. */
final class WrongClock implements Fault {
    /** Of {@code redis-tools}: a server where it is called so, and unlike the embedded one not linked statically. */
    private static final Path REDIS = Path.of("/usr/bin/redis-check-rdb");

    private final Workplace place;
    private final boolean ofRedis;
    private final Path offset;

    private WrongClock(Workplace place, boolean ofRedis) {
        this.place = place;
        this.ofRedis = ofRedis;
        this.offset = place.directory("clock").resolve("offset");
        set("+0");
    }

    static WrongClock ofTheServer(Workplace place) {
        return new WrongClock(place, false);
    }

    static WrongClock ofRedis(Workplace place) {
        return new WrongClock(place, true);
    }

    @Override
    public String lacking() {
        return Files.isExecutable(REDIS) && library().isPresent() ? "" : "needs Debian's redis-tools and faketime";
    }

    @Override
    public OwnServer start() {
        String library = library().orElseThrow().toString();
        RedisServer redis = ofRedis ? redis(clock(library + " libc.so.6")) : new RedisServer(place, "everysec");
        Map<String, String> settings =
                new LinkedHashMap<>(Map.of("REDIS_URL", redis.url(), "RAVEN_DURABILITY", "everysec"));
        settings.putAll(ofRedis ? Map.of() : clock(library));
        return new OwnServer(place, settings);
    }

    private RedisServer redis(Map<String, String> clock) {
        Path data = place.directory("redis");
        try {
            return new RedisServer(
                    place, Files.createSymbolicLink(data.resolve("redis-server"), REDIS), clock, data, "everysec");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<String, String> clock(String preloaded) {
        return Map.of(
                "LD_PRELOAD", preloaded,
                "FAKETIME_TIMESTAMP_FILE", offset.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    @Override
    public Map<String, Stage> stages() {
        Map<String, Stage> stages = new LinkedHashMap<>();
        stages.put("1 h ahead", raven -> set("+3600"));
        stages.put("1 h behind", raven -> set("-3600"));
        return stages;
    }

    @Override
    public void mend() {
        set("+0");
    }

    private void set(String seconds) {
        try {
            Files.writeString(offset, seconds);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<Path> library() {
        try (Stream<Path> systems = Files.list(Path.of("/usr/lib"))) {
            return systems.map(system -> system.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
