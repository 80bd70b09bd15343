package dev.raven.web.preflight;

import dev.raven.core.settings.SettingException;
import dev.raven.web.wiring.ListenSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Whether the server can listen where it is to: tried, as nothing else tells. */
final class FreePort {
    private static final int ANSWER_MILLIS = 1_000;

    private FreePort() {}

    /** @throws SettingException when another process listens there, or this one may not */
    static void require(ListenSettings settings) {
        InetSocketAddress place = new InetSocketAddress(settings.address(), settings.port());
        if (answers(place)) {
            throw taken(settings);
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // what an earlier server's clients left does not count
            socket.bind(place);
        } catch (IOException refused) {
            throw why(settings, String.valueOf(refused.getMessage()));
        }
    }

    /** Some systems let two listen, one at an address and one at all. */
    private static boolean answers(InetSocketAddress place) {
        InetAddress address =
                place.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : place.getAddress();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, place.getPort()), ANSWER_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** @param reason as the system words it */
    static SettingException why(ListenSettings settings, String reason) {
        if (reason.contains("in use")) {
            return taken(settings);
        }
        return reason.contains("Permission denied")
                ? new SettingException(
                        ListenSettings.PORT,
                        "port " + settings.port() + " is not for the user that Raven runs as; set it to one over 1023.")
                : new SettingException(
                        ListenSettings.ADDRESS,
                        settings.address() + " is no address of this machine that can be listened on (" + reason
                                + ").");
    }

    private static SettingException taken(ListenSettings settings) {
        return new SettingException(
                ListenSettings.PORT,
                "port " + settings.port() + " of " + settings.address() + " is taken; set it to a free one.");
    }
}
