package dev.raven.audit.sink;

import dev.raven.core.audit.SyslogServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends to a syslog server over TCP, or TLS (RFC 5425). Nobody answers there: what the connection took counts as delivered,
 * and what it took last is sent again when it broke.
 */
final class SyslogSink implements AuditSink {
    private static final Logger LOG = System.getLogger(SyslogSink.class.getName());
    private static final int PATIENCE_MILLIS = 2000;
    private static final int FIRST_PATIENCE_MILLIS = 10_000;
    /** A server that wants a certificate of its client, or stands behind nothing, closes right after it was reached. */
    private static final int FAREWELL_MILLIS = 250;

    private static final int GLANCE_MILLIS = 1;
    private static final byte[] NOTHING = {};

    private final SyslogServer server;
    private final SSLSocketFactory tls;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-audit-syslog-limit").daemon().factory());
    /** What is cut when it hangs: below TLS, whose farewell could hang as well. */
    private volatile @Nullable Socket wire;

    private @Nullable Socket socket;
    private byte[] last = NOTHING;

    SyslogSink(SyslogServer server, SSLSocketFactory tls, Clock clock) {
        this.server = server;
        this.tls = tls;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public String setting() {
        return "RAVEN_AUDIT_SYSLOG";
    }

    @Override
    public void reach() throws IOException {
        within(FIRST_PATIENCE_MILLIS, this::connected);
    }

    @Override
    public void look() throws IOException {
        within(PATIENCE_MILLIS, this::connected);
    }

    @Override
    public void write(List<CopyRecord> records) throws IOException {
        byte[] frames = SyslogFrame.of(records, clock.instant());
        within(PATIENCE_MILLIS, () -> {
            Socket open = connected();
            open.getOutputStream().write(frames);
            open.getOutputStream().flush();
            last = frames;
        });
    }

    /** What may hang. */
    private interface Work {
        void run() throws IOException;
    }

    /** A write has no timeout of its own: a server that stops reading would hold the spool for ever. */
    private void within(int millis, Work work) throws IOException {
        Future<?> end = timer.schedule(this::cut, millis, TimeUnit.MILLISECONDS);
        try {
            work.run();
        } catch (SSLPeerUnverifiedException unbelieved) {
            cut();
            throw new IOException("the syslog server shows no certificate that is believed", unbelieved);
        } catch (IOException failed) {
            cut();
            throw new IOException("the syslog server cannot be reached, or does not read", failed);
        } finally {
            end.cancel(false);
        }
    }

    private Socket connected() throws IOException {
        Socket known = socket;
        if (known != null && isOpen(known, GLANCE_MILLIS)) {
            return known;
        }
        cut();
        socket = null;
        Socket open = secured(connect());
        socket = open;
        if (!isOpen(open, FAREWELL_MILLIS)) {
            throw new IOException("closed as soon as it was opened");
        }
        open.getOutputStream().write(last);
        return open;
    }

    private Socket connect() throws IOException {
        Socket plain = new Socket();
        wire = plain;
        plain.connect(new InetSocketAddress(server.host(), server.port()), FIRST_PATIENCE_MILLIS);
        plain.setTcpNoDelay(true);
        return plain;
    }

    private Socket secured(Socket plain) throws IOException {
        if (!server.tls()) {
            return plain;
        }
        SSLSocket secure = (SSLSocket) tls.createSocket(plain, server.host(), server.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        try {
            secure.startHandshake();
        } catch (SSLException refused) {
            throw (IOException) new SSLPeerUnverifiedException("no certificate that is believed").initCause(refused);
        }
        return secure;
    }

    /** A server that went away has closed its side; one that is there says nothing. */
    private static boolean isOpen(Socket known, int millis) {
        try {
            known.setSoTimeout(millis);
            return known.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    private void cut() {
        Socket open = wire;
        if (open != null) {
            try {
                open.close();
            } catch (IOException failed) {
                LOG.log(Level.DEBUG, "a connection to the syslog server could not be closed", failed);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        cut();
    }
}
