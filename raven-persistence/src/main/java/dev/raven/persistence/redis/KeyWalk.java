package dev.raven.persistence.redis;

import java.util.List;
import java.util.Optional;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.util.Pool;

/**
 * A part of a walk over all of Raven's keys on all servers that take writes. Each that is there from begin to end is met, some
 * perhaps twice; where another server takes writes meanwhile, some may be missed.
 *
 * @param names of some keys, in no order
 * @param next where to go on; empty at the end
 */
public record KeyWalk(List<String> names, Optional<String> next) {
    private static final ScanParams SOME = new ScanParams().match("rvn:*").count(1_000);

    /** @param from {@code next} of the part before; empty to begin */
    static KeyWalk part(List<Pool<?>> servers, Optional<String> from) {
        String[] here = from.orElse("0 " + ScanParams.SCAN_POINTER_START).split(" ");
        int server = Integer.parseInt(here[0]);
        if (server >= servers.size()) {
            return new KeyWalk(List.of(), Optional.empty());
        }
        try (Jedis client = new Jedis((Connection) servers.get(server).getResource())) {
            ScanResult<String> found = client.scan(here[1], SOME);
            String next = found.isCompleteIteration()
                    ? server + 1 + " " + ScanParams.SCAN_POINTER_START
                    : server + " " + found.getCursor();
            return new KeyWalk(found.getResult(), Optional.of(next));
        }
    }
}
