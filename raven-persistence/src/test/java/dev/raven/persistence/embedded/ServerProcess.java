package dev.raven.persistence.embedded;

import redis.clients.jedis.Jedis;

/** The process at the other end of a connection. */
final class ServerProcess {
    private ServerProcess() {}

    static ProcessHandle of(Jedis jedis) {
        long pid = jedis.info("server")
                .lines()
                .filter(line -> line.startsWith("process_id:"))
                .mapToLong(line -> Long.parseLong(line.substring("process_id:".length())))
                .findFirst()
                .orElseThrow();
        return ProcessHandle.of(pid).orElseThrow();
    }
}
