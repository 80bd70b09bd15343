package dev.raven.core.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of loopback for servers of tests, which bind them only later, some after many seconds, and again after they were stopped. They lie
 * below those that a system draws for whoever wants any, and each process begins elsewhere among them, so that tests of several processes keep
 * out of each other's way. What a Redis cluster binds besides, 10,000 above, is handed out to nobody.
 */
public final class FreePort {
    private static final int FIRST = 10_000;
    private static final int COUNT = 10_000;
    private static final int APART = 211;
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * APART % COUNT));

    private FreePort() {}

    /** One that nothing listens on, another at each call. */
    public static int next() {
        while (true) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
