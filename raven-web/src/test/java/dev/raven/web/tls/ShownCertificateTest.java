package dev.raven.web.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.raven.core.network.FreePort;
import dev.raven.core.network.TestCertificate;
import dev.raven.core.settings.Environment;
import dev.raven.web.port.OwnPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShownCertificateTest {
    private static final TestCertificate GIVEN = TestCertificate.of("EC", "ip:127.0.0.1");
    private static final TestCertificate OTHER = TestCertificate.of("EC", "ip:127.0.0.1");
    private static final int A_LITTLE_LATER = 11;
    private static final int A_MINUTE = 71;

    private final Logger log = Logger.getLogger(ShownCertificate.class.getName());
    private final Told told = new Told();
    private final InetSocketAddress place;
    private final ShownCertificate shown;
    private HttpServer server;

    private static final class Told extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord event) {
            lines.add(event.getLevel() + " " + event.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    ShownCertificateTest() throws IOException {
        place = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.next());
        shown = new ShownCertificate(
                new OwnPort(new Environment(Map.of("RAVEN_HTTP_PORT", String.valueOf(place.getPort())))));
    }

    @BeforeEach
    void listen() {
        log.addHandler(told);
    }

    @AfterEach
    void end() {
        log.removeHandler(told);
        stop();
    }

    private void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void serve(TestCertificate certificate) throws IOException {
        stop();
        HttpsServer encrypted = HttpsServer.create(place, 0);
        encrypted.setHttpsConfigurator(new HttpsConfigurator(certificate.tls()));
        server = encrypted;
        server.start();
    }

    private void servePlainHttp() throws IOException {
        stop();
        server = HttpServer.create(place, 0);
        server.start();
    }

    private void look(int times) {
        for (int time = 0; time < times; time++) {
            shown.look(GIVEN.certificate());
        }
    }

    @Test
    void nothingIsSaidOfItsOwnCertificate() throws IOException {
        serve(GIVEN);
        look(A_MINUTE);
        assertThat(told.lines).isEmpty();
    }

    @Test
    void aListenerWithACertificateOfItsOwnIsToldOnce() throws IOException {
        serve(OTHER);
        look(A_LITTLE_LATER);
        assertThat(told.lines)
                .singleElement()
                .asString()
                .startsWith("WARNING RAVEN_TLS_CERT: port " + place.getPort() + " shows another certificate");
        look(A_MINUTE);
        assertThat(told.lines).hasSize(1);
    }

    @Test
    void aListenerWithoutTlsIsToldOnceItAnswers() throws IOException {
        look(A_MINUTE);
        assertThat(told.lines).isEmpty();
        servePlainHttp();
        look(A_LITTLE_LATER);
        assertThat(told.lines)
                .singleElement()
                .asString()
                .startsWith("WARNING RAVEN_TLS_CERT: port " + place.getPort() + " speaks plain HTTP");
    }

    @Test
    void aListenerThatTakesANewCertificateOverALittleLaterIsNotTold() throws IOException {
        serve(OTHER);
        look(1);
        serve(GIVEN);
        look(A_MINUTE);
        assertThat(told.lines).isEmpty();
    }

    @Test
    void whatGoesWrongLaterIsFoundAndAgainOnceItWasMended() throws IOException {
        serve(GIVEN);
        look(1);
        for (int times = 1; times <= 2; times++) {
            serve(OTHER);
            look(A_MINUTE);
            assertThat(told.lines).hasSize(times);
            serve(GIVEN);
            look(A_MINUTE);
        }
    }

    @Test
    void aServerThatDoesNotKnowItsPortSaysNothing() {
        ShownCertificate unknown = new ShownCertificate(new OwnPort(new Environment(Map.of())));
        for (int time = 0; time < A_LITTLE_LATER; time++) {
            unknown.look(GIVEN.certificate());
        }
        assertThat(told.lines).isEmpty();
    }
}
