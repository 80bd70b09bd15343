package dev.raven.core.network;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Whom an address stands for where addresses are counted: an IPv4 address for itself, one of IPv6 for its /64, of which
 * every household has at least one to change addresses in (RFC 6177). Or for its site, which is wider.
 */
public final class ClientNetwork {
    private static final int NETWORK_BYTES = 8;
    private static final int SITE_BYTES = 6;
    private static final int SITE_BYTES_OF_IPV4 = 3;

    private ClientNetwork() {}

    /** The network in hex digits; one for all whose address is unknown or none. */
    public static String of(Optional<String> address) {
        return address.flatMap(CidrBlock::address)
                .map(bytes -> HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES))))
                .orElse("unknown");
    }

    /** The /24 of an IPv4 address, the /48 of one of IPv6, in hex digits: where somebody is at home. */
    public static Optional<String> wide(Optional<String> address) {
        return address.flatMap(CidrBlock::address)
                .map(bytes -> HexFormat.of()
                        .formatHex(
                                Arrays.copyOf(bytes, bytes.length == Integer.BYTES ? SITE_BYTES_OF_IPV4 : SITE_BYTES)));
    }
}
