package dev.raven.web.benchmark;

import java.time.Duration;
import java.util.Map;

/** Each question to Redis takes half a second more. */
final class SlowRedis implements Fault {
    private static final Duration DELAY = Duration.ofMillis(500);

    private final Workplace place;
    private final Relay relay;

    SlowRedis(Workplace place) {
        this.place = place;
        this.relay = new Relay(place, new RedisServer(place, "everysec").port());
    }

    @Override
    public OwnServer start() {
        return OwnServer.on("redis://127.0.0.1:" + relay.port(), place, Map.of());
    }

    @Override
    public Map<String, Stage> stages() {
        return Map.of("500 ms", raven -> relay.delay(DELAY));
    }

    @Override
    public void mend() {
        relay.delay(Duration.ZERO);
    }
}
