package dev.raven.persistence.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.HexFormat;
import redis.clients.jedis.Jedis;

/** Where the embedded server listens and the password it asks for; both new at every start. */
final class RedisAccess {
    static final String HOST = "127.0.0.1";
    private static final int PASSWORD_BYTES = 32;
    private static final int TIMEOUT_MILLIS = 2_000;

    private final int port;
    private final String password;

    private RedisAccess(int port, String password) {
        this.port = port;
        this.password = password;
    }

    static RedisAccess fresh() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new RedisAccess(probe.getLocalPort(), HexFormat.of().formatHex(random));
        }
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }

    String url() {
        return "redis://:" + password + "@" + HOST + ":" + port;
    }

    /** Accepting our password proves that it is our server, not another process on the same port. */
    Jedis connect() {
        Jedis jedis = new Jedis(HOST, port, TIMEOUT_MILLIS);
        jedis.auth(password);
        return jedis;
    }

    @Override
    public String toString() {
        return HOST + ":" + port + ", password redacted";
    }
}
