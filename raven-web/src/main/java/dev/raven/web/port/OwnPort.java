package dev.raven.web.port;

import dev.raven.core.settings.Environment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The port that this server is reached at, asked as anybody could ask it who has no key. */
@Singleton
public class OwnPort {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int MOST_READ = 8_192;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");

    private final Optional<InetSocketAddress> place;

    @Inject
    public OwnPort(Environment environment) {
        this(environment
                .text("RAVEN_HTTP_PORT")
                .filter(port -> port.matches("[0-9]{1,5}"))
                .map(port -> new InetSocketAddress(reachable(environment), Integer.parseInt(port))));
    }

    public OwnPort(Optional<InetSocketAddress> place) {
        this.place = place;
    }

    /**
     * An answer.
     *
     * @param text its first 8 KiB, headers among them
     */
    public record Answer(int status, String text) {}

    /** Whether the server was told where it is reached: {@code RAVEN_HTTP_PORT}. */
    public boolean isKnown() {
        return place.isPresent();
    }

    /** Whether nobody but this machine reaches it. */
    public boolean isInside() {
        return place.map(InetSocketAddress::getAddress)
                .filter(InetAddress::isLoopbackAddress)
                .isPresent();
    }

    /** 0 where it is not known. */
    public int number() {
        return place.map(InetSocketAddress::getPort).orElse(0);
    }

    /** The answer to a request, over plain HTTP or, where that is not spoken there, HTTPS; empty where none comes. */
    public Optional<Answer> answer(String path) {
        return plain(path).or(() -> encrypted(path));
    }

    /** The answer to a request over plain HTTP; empty where that is not spoken there. */
    public Optional<Answer> plain(String path) {
        try (Socket socket = connect()) {
            return ask(socket, path);
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    private Optional<Answer> encrypted(String path) {
        try (Socket plain = connect();
                SSLSocket socket = secured(plain)) {
            return ask(socket, path);
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    /** The certificate that is shown there; empty where TLS is not spoken there. */
    public Optional<X509Certificate> certificate() {
        try (Socket plain = connect();
                SSLSocket socket = secured(plain)) {
            return socket.getSession().getPeerCertificates()[0] instanceof X509Certificate shown
                    ? Optional.of(shown)
                    : Optional.empty();
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(place.orElseThrow(() -> new IOException("the port is not known")), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private Optional<Answer> ask(Socket socket, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        String text = new String(socket.getInputStream().readNBytes(MOST_READ), StandardCharsets.UTF_8);
        Matcher status = STATUS.matcher(text);
        return status.lookingAt() ? Optional.of(new Answer(Integer.parseInt(status.group(1)), text)) : Optional.empty();
    }

    private static SSLSocket secured(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket)
                LooksOnly.CONTEXT.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), false);
        socket.startHandshake();
        return socket;
    }

    /** Whatever listens everywhere, listens on loopback. */
    private static InetAddress reachable(Environment environment) {
        return environment.text("RAVEN_HTTP_ADDRESS").map(OwnPort::parsed).orElseGet(InetAddress::getLoopbackAddress);
    }

    private static InetAddress parsed(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException none) {
            return InetAddress.getLoopbackAddress();
        }
    }

    /** Takes whatever certificate is shown: it is looked at, and nothing is told to whoever shows it. */
    private static final class LooksOnly implements X509TrustManager {
        private static final SSLContext CONTEXT = context();

        private static SSLContext context() {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {new LooksOnly()}, null);
                return context;
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException("nobody is a client here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
