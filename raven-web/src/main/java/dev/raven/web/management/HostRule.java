package dev.raven.web.management;

import dev.raven.core.network.CidrBlock;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Under which names a listener answers. One on loopback is not asked under any but this machine's own: a web page whose name is made
 * to lead here could otherwise have a browser on this machine read it to somebody else (DNS rebinding).
 */
record HostRule(InetAddress listener) {
    private static final Pattern HOST = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^:]+))(?::[0-9]{1,5})?");
    private static final CidrBlock OWN_V4 = CidrBlock.parse("127.0.0.0/8");
    private static final CidrBlock OWN_V6 = CidrBlock.parse("::1/128");

    /** @param host the header; null where the client sent none, as no browser does */
    boolean admits(@Nullable String host) {
        return !listener.isLoopbackAddress()
                || host == null
                || name(host).filter(HostRule::isOwn).isPresent();
    }

    private static Optional<String> name(String host) {
        Matcher parts = HOST.matcher(host);
        return parts.matches()
                ? Optional.of(parts.group(1) == null ? parts.group(2) : parts.group(1))
                : Optional.empty();
    }

    private static boolean isOwn(String name) {
        return name.equalsIgnoreCase("localhost")
                || CidrBlock.canonicalAddress(name)
                        .filter(address -> OWN_V4.contains(address) || OWN_V6.contains(address))
                        .isPresent();
    }
}
