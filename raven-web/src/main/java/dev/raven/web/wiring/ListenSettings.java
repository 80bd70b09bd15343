package dev.raven.web.wiring;

import dev.raven.core.network.CidrBlock;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;

/**
 * Where the server listens; {@code ./raven} sees to it, a server of another kind has settings of its own.
 *
 * @param address {@code RAVEN_HTTP_ADDRESS}: one address, {@code 127.0.0.1} where unset
 * @param port {@code RAVEN_HTTP_PORT}: 1–65535, 8080 where unset
 */
public record ListenSettings(String address, int port) {
    public static final String PORT = "RAVEN_HTTP_PORT";
    public static final String ADDRESS = "RAVEN_HTTP_ADDRESS";

    /** @throws SettingException naming the one that is wrong */
    public static ListenSettings from(Environment environment) {
        return new ListenSettings(
                environment
                        .parsed(ADDRESS, ListenSettings::address, "must be an IP address, such as 127.0.0.1")
                        .orElse("127.0.0.1"),
                environment
                        .parsed(PORT, ListenSettings::port, "must be a whole number from 1 to 65535")
                        .orElse(8080));
    }

    private static String address(String text) {
        if (CidrBlock.canonicalAddress(text).isEmpty()) {
            throw new IllegalArgumentException("no address");
        }
        return text;
    }

    private static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no port");
        }
        return port;
    }
}
