package dev.raven.web.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.settings.Environment;
import dev.raven.web.wiring.ListenSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    @TempDir
    private Path data;

    private int code;

    private String told(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("RAVEN_DATA_DIR", data.toString());
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        code = Preflight.run(new Environment(all), new PrintStream(err, true, StandardCharsets.UTF_8));
        return err.toString(StandardCharsets.UTF_8);
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    @Test
    void aTakenPortIsToldBesideWrongSettings() throws IOException {
        try (ServerSocket taken = listener()) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(told(Map.of("RAVEN_HTTP_PORT", port, "RAVEN_TRUSTED_PROXIES", "here")))
                    .contains(
                            "raven: RAVEN_HTTP_PORT: port " + port + " of 127.0.0.1 is taken",
                            "raven: RAVEN_TRUSTED_PROXIES: ");
            assertThat(code).isEqualTo(78);
        }
    }

    @Test
    void aPortThatIsTakenAtAllAddressesIsTakenAtOne() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(told(Map.of("RAVEN_HTTP_PORT", String.valueOf(taken.getLocalPort()))))
                    .contains("is taken");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsTold() throws IOException {
        String port;
        try (ServerSocket free = listener()) {
            port = String.valueOf(free.getLocalPort());
        }
        assertThat(told(Map.of("RAVEN_HTTP_PORT", port, "RAVEN_HTTP_ADDRESS", "192.0.2.250")))
                .startsWith("raven: RAVEN_HTTP_ADDRESS: 192.0.2.250 is no address of this machine");
    }

    /** As root may listen anywhere, the system's word is given. */
    @Test
    void aPortThatOnlyRootMayHaveIsTold() {
        assertThat(FreePort.why(new ListenSettings("127.0.0.1", 80), "Permission denied"))
                .hasMessage(
                        "RAVEN_HTTP_PORT: port 80 is not for the user that Raven runs as; set it to one over 1023.");
    }

    @Test
    void aMisspeltNameIsWarnedOfAndStopsNothing() throws IOException {
        String port;
        try (ServerSocket free = listener()) {
            port = String.valueOf(free.getLocalPort());
        }
        assertThat(told(Map.of("RAVEN_HTTP_PORT", port, "RAVEN_REGISTRATIN", "closed")))
                .startsWith("raven: warning: RAVEN_REGISTRATIN: ")
                .contains("RAVEN_REGISTRATION")
                .hasLineCount(1);
        assertThat(code).isZero();
    }
}
