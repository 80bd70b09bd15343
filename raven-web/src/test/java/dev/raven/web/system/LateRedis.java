package dev.raven.web.system;

import dev.raven.persistence.redis.FakeTime;
import dev.raven.persistence.redis.RedisServer;
import java.util.Map;

/** A Redis whose clock goes days behind: what is stored in it is as old, as Raven goes by the storage's clock. */
final class LateRedis {
    private LateRedis() {}

    /** Whether this machine has what it takes. */
    static boolean isPossible() {
        return FakeTime.isPossible();
    }

    /** Its clock is right once it is started again. */
    static RedisServer start(int days) {
        return RedisServer.start(
                FakeTime.redisIn(Raven.temporary()),
                FakeTime.ofRedis(Map.of("FAKETIME", "-" + days + "d")),
                "--appendfsync",
                "always");
    }
}
