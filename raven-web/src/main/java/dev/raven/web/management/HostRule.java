package dev.raven.web.management;

import dev.raven.core.network.CidrBlock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Under which names the listener answers: {@code localhost} and addresses. Any other name may be one that somebody made to lead here, so
 * that a browser which reaches this machine reads it to a web page of theirs (DNS rebinding); an address leads nowhere else.
 */
final class HostRule {
    private static final Pattern HOST = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^:]+))(?::[0-9]{1,5})?");

    private HostRule() {}

    /** @param host the header; null where the client sent none, as no browser does */
    static boolean admits(@Nullable String host) {
        if (host == null) {
            return true;
        }
        Matcher parts = HOST.matcher(host);
        return parts.matches() && isFixed(parts.group(1) == null ? parts.group(2) : parts.group(1));
    }

    private static boolean isFixed(String name) {
        return name.equalsIgnoreCase("localhost")
                || CidrBlock.canonicalAddress(name).isPresent();
    }
}
