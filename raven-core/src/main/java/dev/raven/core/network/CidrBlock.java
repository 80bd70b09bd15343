package dev.raven.core.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network of IPv4 or IPv6 addresses, such as {@code 203.0.113.0/24} (RFC 4632, RFC 4291). A single address is a
 * network of itself. Names are never looked up.
 */
public final class CidrBlock {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final byte[] network;
    private final int prefix;

    private CidrBlock(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /** @throws IllegalArgumentException when the text is no network */
    public static CidrBlock parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a network"));
    }

    public static Optional<CidrBlock> tryParse(String text) {
        int slash = text.indexOf('/');
        String length = slash < 0 ? "" : text.substring(slash + 1);
        return address(slash < 0 ? text : text.substring(0, slash))
                .filter(network -> slash < 0 || length.matches("[0-9]{1,3}"))
                .map(network -> new CidrBlock(network, slash < 0 ? network.length * 8 : Integer.parseInt(length)))
                .filter(block -> block.prefix <= block.network.length * 8);
    }

    /** Whether an address is in this network; a text that is no address is in none. */
    public boolean contains(String text) {
        return address(text).filter(this::covers).isPresent();
    }

    /** How many bits all its addresses share: 0–32, of IPv6 0–128. */
    public int prefix() {
        return prefix;
    }

    /** Whether its addresses are of IPv6. */
    public boolean isIpv6() {
        return network.length == 16;
    }

    /** Whether all addresses of the other network are in this one. */
    public boolean contains(CidrBlock other) {
        return other.prefix >= prefix && covers(other.network);
    }

    private boolean covers(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /**
     * An address in the one form that it is written in here; empty where the text is none. IPv4 written as IPv6 comes out
     * as IPv4; leading zeros, which some read as octal, are refused.
     */
    public static Optional<String> canonicalAddress(String text) {
        return address(text).map(CidrBlock::text);
    }

    static Optional<byte[]> address(String text) {
        if (!isLiteral(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The JDK takes a text that is no literal for a name, and asks DNS for it; one with a colon it does not. */
    static boolean isLiteral(String text) {
        return IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The network in the form it was understood, host bits kept. */
    @Override
    public String toString() {
        return text(network) + "/" + prefix;
    }
}
