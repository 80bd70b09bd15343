package dev.raven.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void isAnotherAtEachCallAndNoneThatIsTaken() throws IOException {
        int first = FreePort.next();
        assertThat(first).isBetween(10_000, 19_999);
        int next = first + 1 < 20_000 ? first + 1 : 10_000;
        try (ServerSocket taken = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.next()).isNotIn(first, taken.getLocalPort());
        }
    }
}
