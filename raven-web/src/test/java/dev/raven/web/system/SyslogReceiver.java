package dev.raven.web.system;

import dev.raven.core.network.FreePort;
import dev.raven.core.network.TestCertificate;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A syslog server over TLS on loopback, which can go away, come back, and take connections without a word. */
final class SyslogReceiver implements AutoCloseable {
    private final SSLSocketFactory tls;
    private final int port;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch silent = new CountDownLatch(0);
    private volatile ServerSocket listening;

    SyslogReceiver(TestCertificate shown) {
        tls = shown.tls().getSocketFactory();
        listening = listen(FreePort.next());
        port = listening.getLocalPort();
    }

    private ServerSocket listen(int at) {
        try {
            ServerSocket socket = new ServerSocket(at, 50, InetAddress.getLoopbackAddress());
            Thread.ofPlatform().daemon().start(() -> accept(socket));
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket plain = from.accept();
                open.add(plain);
                Thread.ofPlatform().daemon().start(() -> serve(plain));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket plain) {
        try (plain) {
            silent.await();
            SSLSocket secure = (SSLSocket) tls.createSocket(plain, null, true);
            secure.setUseClientMode(false);
            InputStream in = new BufferedInputStream(secure.getInputStream());
            while (true) {
                String frame = new String(in.readNBytes(length(in)), StandardCharsets.UTF_8);
                lines.add(frame.substring(frame.indexOf('{')));
            }
        } catch (IOException | NumberFormatException ended) {
            open.remove(plain);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int length(InputStream in) throws IOException {
        StringBuilder length = new StringBuilder();
        for (int digit = in.read(); digit != ' '; digit = in.read()) {
            if (digit < 0) {
                throw new EOFException();
            }
            length.append((char) digit);
        }
        return Integer.parseInt(length.toString());
    }

    String url() {
        return "tls://127.0.0.1:" + port;
    }

    /** What it has taken, without the heads of the messages. */
    List<String> lines() {
        return lines;
    }

    void goAway() {
        close();
    }

    void comeBack() {
        listening = listen(port);
    }

    /** Breaks what is connected, and answers no connection from now on. */
    void hang() {
        silent = new CountDownLatch(1);
        cut();
    }

    void goOn() {
        silent.countDown();
    }

    private void cut() {
        for (Socket one : open) {
            try {
                one.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        open.clear();
    }

    @Override
    public void close() {
        silent.countDown();
        try {
            listening.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        cut();
    }
}
