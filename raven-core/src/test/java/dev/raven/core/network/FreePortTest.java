package dev.raven.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void isAnotherAtEachCallAndNoneThatIsTaken() throws IOException {
        int first = FreePort.next();
        int second = FreePort.next();
        assertThat(List.of(first, second)).doesNotHaveDuplicates().allMatch(port -> port >= 10_000 && port < 20_000);
        try (ServerSocket taken = new ServerSocket(second, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.isFree(taken.getLocalPort())).isFalse();
        }
    }
}
