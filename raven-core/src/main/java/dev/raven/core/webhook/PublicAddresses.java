package dev.raven.core.webhook;

import dev.raven.core.network.CidrBlock;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from all others: a tenant names a host, and must not have Raven talk to what only
 * Raven's machine can reach (server-side request forgery). After IANA's special-purpose registries (RFC 6890); what is not
 * known to be public is not.
 */
final class PublicAddresses {
    private static final List<CidrBlock> NOT_PUBLIC_IPV4 = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // carriers' NAT, and some clouds' metadata
            "127.0.0.0/8",
            "168.63.129.16/32", // Azure's host, from every machine there
            "169.254.0.0/16", // link-local, and most clouds' metadata
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /** All of IPv6 that is given out; unique-local, link-local, multicast and loopback lie elsewhere. */
    private static final CidrBlock GIVEN_OUT_IPV6 = CidrBlock.parse("2000::/3");

    private static final List<CidrBlock> NOT_PUBLIC_IPV6 = blocks(
            "2001::/23", // Teredo and others that carry IPv4 inside
            "2001:db8::/32",
            "2002::/16", // 6to4: any IPv4 inside
            "3fff::/20");

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        InetAddress reached = reached(address);
        return reached.getAddress().length == 4
                ? noneOf(NOT_PUBLIC_IPV4, reached)
                : GIVEN_OUT_IPV6.contains(text(reached)) && noneOf(NOT_PUBLIC_IPV6, reached);
    }

    /** This machine itself, also where IPv4 is written as IPv6. */
    static boolean loopback(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isLoopbackAddress()
                || bytes.length == 16
                        && startsWith(bytes, MAPPED)
                        && inner(bytes).isLoopbackAddress();
    }

    /** Whether an address is outside of these networks, and so is the IPv4 address that it carries. */
    static boolean outside(List<CidrBlock> networks, InetAddress address) {
        return noneOf(networks, address) && noneOf(networks, reached(address));
    }

    /** What a packet to that address arrives at: for IPv4 written as IPv6, and for NAT64, the IPv4 address. */
    private static InetAddress reached(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean carries = bytes.length == 16 && (startsWith(bytes, MAPPED) || startsWith(bytes, NAT64));
        return carries ? inner(bytes) : address;
    }

    private static boolean noneOf(List<CidrBlock> networks, InetAddress address) {
        String text = text(address);
        return networks.stream().noneMatch(network -> network.contains(text));
    }

    /** Without the interface that a link-local address may name. */
    private static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    private static boolean startsWith(byte[] address, byte[] prefix) {
        return Arrays.equals(address, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static InetAddress inner(byte[] address) {
        try {
            return Inet4Address.getByAddress(Arrays.copyOfRange(address, 12, 16));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<CidrBlock> blocks(String... networks) {
        return Stream.of(networks).map(CidrBlock::parse).toList();
    }
}
