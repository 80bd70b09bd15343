package dev.raven.core.network;

import java.util.List;
import java.util.stream.Stream;

/** The networks that no router of the Internet passes on, loopback among them (RFC 1122, 1918, 3927, 4193, 4291, 6598). */
public final class PrivateNetworks {
    private static final List<CidrBlock> ALL = Stream.of(
                    "127.0.0.0/8",
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "169.254.0.0/16",
                    "100.64.0.0/10",
                    "::1/128",
                    "fc00::/7",
                    "fe80::/10")
            .map(CidrBlock::parse)
            .toList();

    private PrivateNetworks() {}

    /** Whether a network is one of them, or in one. */
    public static boolean contain(CidrBlock network) {
        return ALL.stream().anyMatch(one -> one.contains(network));
    }
}
