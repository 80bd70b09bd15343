package dev.raven.web.request;

import dev.raven.core.network.CidrBlock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One station of a request's way as the proxy behind it saw it.
 *
 * @param address empty where the proxy did not know it, hid it, or wrote what is none
 * @param protocol such as {@code https}; empty where the proxy did not say
 */
record Hop(Optional<String> address, Optional<String> protocol) {
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)\\](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}");

    static final Hop UNKNOWN = new Hop(Optional.empty(), Optional.empty());

    /** Reads {@code 192.0.2.1}, {@code 192.0.2.1:80}, {@code 2001:db8::1}, {@code [2001:db8::1]:80} (RFC 7239, 6). */
    static Optional<String> address(String node) {
        Matcher parts = WITH_PORT.matcher(node);
        if (!parts.matches()) {
            return CidrBlock.canonicalAddress(node);
        }
        return CidrBlock.canonicalAddress(parts.group(1) == null ? parts.group(2) : parts.group(1));
    }

    /** Whether it is a proxy whose word is taken; what is unknown never is. */
    boolean isOneOf(TrustedProxies trusted) {
        return address.filter(trusted::includes).isPresent();
    }
}
