package dev.raven.web.management;

import dev.raven.core.network.CidrBlock;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where those who look after the server are answered.
 *
 * @param address {@code RAVEN_MANAGEMENT_ADDRESS}, with port 0 for any that is free; empty where it is {@code off}
 * @param alone whether they are told there alone, and the main listener says no more than whether the server serves: production
 */
public record ManagementSettings(Optional<InetSocketAddress> address, boolean alone) {
    static final String ADDRESS = "RAVEN_MANAGEMENT_ADDRESS";

    private static final InetSocketAddress OWN_MACHINE = new InetSocketAddress("127.0.0.1", 9990);
    private static final Pattern SHAPE = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([0-9.]+)):([0-9]{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    /** @throws dev.raven.core.settings.SettingException where it names no address and port */
    public static ManagementSettings from(Environment environment, ServerSettings server) {
        Optional<Optional<InetSocketAddress>> set = environment.parsed(
                ADDRESS,
                ManagementSettings::parse,
                "must be an IP address and a port, such as 127.0.0.1:9990 or [::1]:9990; port 0 for any that is free, or off");
        return new ManagementSettings(set.orElse(Optional.of(OWN_MACHINE)), server.production());
    }

    private static Optional<InetSocketAddress> parse(String text) {
        if (text.equals("off")) {
            return Optional.empty();
        }
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > HIGHEST_PORT) {
            throw new IllegalArgumentException("no address and port");
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return Optional.of(new InetSocketAddress(address(host), Integer.parseInt(parts.group(3))));
    }

    private static InetAddress address(String host) {
        String literal = CidrBlock.canonicalAddress(host).orElseThrow(() -> new IllegalArgumentException("no address"));
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
