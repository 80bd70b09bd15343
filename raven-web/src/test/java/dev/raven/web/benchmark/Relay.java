package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Stands between Raven and what it depends on, and can hold up whatever is asked there. */
final class Relay {
    private static final int BUFFER = 1 << 16;

    private final ServerSocket entrance;
    private final int there;
    private volatile Duration delay = Duration.ZERO;

    /** @param there the port of loopback that all goes on to */
    Relay(Workplace place, int there) {
        this.there = there;
        try {
            entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        place.atEnd(() -> close(entrance));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** From now on each question waits that long before it goes on; answers do not. */
    void delay(Duration each) {
        delay = each;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket here = entrance.accept();
                Thread.ofVirtual().start(() -> relay(here));
            } catch (IOException ended) {
                close(entrance);
            }
        }
    }

    private void relay(Socket here) {
        try (here;
                Socket beyond = new Socket(InetAddress.getLoopbackAddress(), there)) {
            here.setTcpNoDelay(true);
            beyond.setTcpNoDelay(true);
            Thread answers = Thread.ofVirtual().start(() -> pump(beyond, here, false));
            pump(here, beyond, true);
            answers.join();
        } catch (IOException torn) {
            close(here);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to, boolean questions) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (questions && !delay.isZero()) {
                    Pause.of(delay);
                }
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException torn) {
            close(from);
            close(to);
        }
    }

    private static void close(AutoCloseable closing) {
        try {
            closing.close();
        } catch (Exception alreadyGone) {
            throw new IllegalStateException(alreadyGone);
        }
    }
}
