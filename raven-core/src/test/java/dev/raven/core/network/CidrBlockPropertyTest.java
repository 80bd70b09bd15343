package dev.raven.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of every network and every text. */
class CidrBlockPropertyTest {

    @Property
    void aNetworkHasItsAddressesAndNoOther(
            @ForAll @Size(4) byte[] network, @ForAll @Size(4) byte[] address, @ForAll @IntRange(max = 32) int prefix) {
        assertContains(network, address, prefix);
    }

    @Property
    void aNetworkOfLongAddressesToo(
            @ForAll @Size(16) byte[] network,
            @ForAll @Size(16) byte[] address,
            @ForAll @IntRange(max = 128) int prefix) {
        network[0] = 0x20; // not IPv4 written as IPv6
        address[0] = 0x20;
        assertContains(network, address, prefix);
    }

    /** An address that agrees in all bits of the prefix, and one that differs in its last. */
    private static void assertContains(byte[] network, byte[] address, int prefix) {
        byte[] inside = address.clone();
        for (int bit = 0; bit < prefix; bit++) {
            set(inside, bit, bit(network, bit));
        }
        CidrBlock block = CidrBlock.parse(text(network) + "/" + prefix);
        assertThat(block.contains(text(inside))).isTrue();
        if (prefix > 0) {
            set(inside, prefix - 1, !bit(inside, prefix - 1));
            assertThat(block.contains(text(inside))).isFalse();
        }
    }

    @Property
    void whatIsReadIsWrittenSoThatItReadsTheSame(@ForAll("networks") String text) {
        CidrBlock block = CidrBlock.parse(text);
        CidrBlock again = CidrBlock.parse(block.toString());
        assertThat(again.contains(block) && block.contains(again)).isTrue();
    }

    @Property
    void ofAnyTextItIsSaidWhetherItIsANetwork(@ForAll("nearNetworks") String text) {
        CidrBlock.tryParse(text)
                .ifPresent(block -> assertThat(block.contains(block)).isTrue());
        CidrBlock.canonicalAddress(text)
                .ifPresent(address ->
                        assertThat(CidrBlock.canonicalAddress(address)).hasValue(address));
    }

    @Provide
    Arbitrary<String> networks() {
        Arbitrary<Integer> octet = Arbitraries.integers().between(0, 255);
        Arbitrary<Integer> group = Arbitraries.integers().between(0, 0xffff);
        return Arbitraries.oneOf(
                octet.list().ofSize(4).map(parts -> join(parts, "%d", ".") + "/" + parts.get(0) % 33),
                group.list().ofSize(8).map(parts -> join(parts, "%x", ":") + "/" + parts.get(0) % 129));
    }

    @Provide
    Arbitrary<String> nearNetworks() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().withChars("0123456789abcdefABCDEF.:/%[]").ofMaxLength(45));
    }

    private static String join(List<Integer> parts, String format, String between) {
        return String.join(
                between, parts.stream().map(part -> String.format(format, part)).toList());
    }

    private static boolean bit(byte[] address, int bit) {
        return (address[bit / 8] & (0x80 >> (bit % 8))) != 0;
    }

    private static void set(byte[] address, int bit, boolean on) {
        int mask = 0x80 >> (bit % 8);
        address[bit / 8] = (byte) (on ? address[bit / 8] | mask : address[bit / 8] & ~mask);
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
