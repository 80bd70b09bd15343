package dev.raven.web.benchmark;

import dev.raven.persistence.redis.FakeTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A clock jumps an hour ahead, then two back: the server's own, or the one of its Redis. With Debian's {@code faketime}. */
final class WrongClock implements Fault {
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
        return FakeTime.isPossible() ? "" : "needs Debian's redis-tools and faketime";
    }

    @Override
    public OwnServer start() {
        Map<String, String> clock =
                Map.of("FAKETIME_TIMESTAMP_FILE", offset.toString(), "FAKETIME_CACHE_DURATION", "1");
        if (!ofRedis) {
            return OwnServer.on(new RedisServer(place, "everysec").url(), place, FakeTime.ofTheJvm(clock));
        }
        Path data = place.directory("redis");
        RedisServer redis = new RedisServer(place, FakeTime.redisIn(data), FakeTime.ofRedis(clock), data, "everysec");
        return OwnServer.on(redis.url(), place, Map.of());
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
}
