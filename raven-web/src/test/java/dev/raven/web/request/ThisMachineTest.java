package dev.raven.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.settings.Environment;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThisMachineTest {
    @TempDir
    Path run;

    private static HttpServletRequest from(String address, String secret) {
        return Requests.answering(Map.of(
                "getRemoteAddr", none -> address,
                "getLocalAddr", none -> "127.0.0.1",
                "getHeader", asked -> asked[0].equals("Raven-This-Machine") ? secret : null));
    }

    private ThisMachine started() {
        return new ThisMachine(
                new Environment(Map.of("RAVEN_STATE_FILE", run.resolve("state").toString())), new SecureRandom());
    }

    private String secret() throws IOException {
        return Files.readString(run.resolve("this-machine")).strip();
    }

    @Test
    void knowsItsOwnCommandsBySecretAndAddress() throws IOException {
        ThisMachine machine = started();
        assertThat(machine.asks(from("127.0.0.1", secret()))).isTrue();
        assertThat(machine.asks(from("203.0.113.7", secret()))).isFalse();
        assertThat(machine.asks(from("127.0.0.1", secret().replaceFirst(".$", "x"))))
                .isFalse();
        assertThat(machine.asks(from("127.0.0.1", null))).isFalse();
    }

    @Test
    void eachStartHasASecretOfItsOwn() throws IOException {
        started();
        String before = secret();
        ThisMachine restarted = started();
        assertThat(restarted.asks(from("127.0.0.1", before))).isFalse();
        assertThat(restarted.asks(from("127.0.0.1", secret()))).isTrue();
    }

    @Test
    void whereNoCommandStartedTheServerThereIsNoSecretToHave() {
        ThisMachine machine = new ThisMachine(new Environment(Map.of()), new SecureRandom());
        assertThat(machine.asks(from("127.0.0.1", ""))).isFalse();
    }
}
