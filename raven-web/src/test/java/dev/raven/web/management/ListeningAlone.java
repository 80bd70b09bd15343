package dev.raven.web.management;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** The listener, as the first of the JDK's servers in its process: they read their bounds once. Ends with its standard input. */
final class ListeningAlone {
    private ListeningAlone() {}

    public static void main(String... none) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (ManagementListener listener = ManagementListener.open(any, List.of())) {
            System.out.println(listener.url());
            System.in.readAllBytes();
        }
    }
}
