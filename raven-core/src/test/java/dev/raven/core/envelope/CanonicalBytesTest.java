package dev.raven.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalBytesTest {

    private static List<Byte> bytes(String format, String... parts) {
        CanonicalBytes bytes = new CanonicalBytes(format);
        List.of(parts).forEach(bytes::add);
        return java.util.stream.IntStream.range(0, bytes.toByteArray().length)
                .mapToObj(i -> bytes.toByteArray()[i])
                .toList();
    }

    @Test
    void differentPartsNeverGiveTheSameBytes() {
        List<List<Byte>> all = List.of(
                bytes("f"),
                bytes("f", ""),
                bytes("f", "", ""),
                bytes("f", "ab", "c"),
                bytes("f", "a", "bc"),
                bytes("f", "abc"),
                bytes("fa", "bc"),
                bytes("f", "a\u0000b"),
                bytes("f", "é"),
                bytes("f", "e\u0301"));
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void everyPartIsPrefixedWithItsLength() {
        assertThat(new CanonicalBytes("f").add("é").add(7).toByteArray())
                .isEqualTo(new byte[] {0, 0, 0, 1, 'f', 0, 0, 0, 2, (byte) 0xc3, (byte) 0xa9, 0, 0, 0, 4, 0, 0, 0, 7});
    }

    @Test
    void aPartMayBeLongAndTheNumberOfPartsHigh() {
        CanonicalBytes many = new CanonicalBytes("f").add("x".repeat(1000));
        for (int part = 0; part < 1000; part++) {
            many.add(part);
        }
        ByteBuffer bytes = ByteBuffer.wrap(many.toByteArray());
        assertThat(bytes.capacity()).isEqualTo(5 + 1004 + 8000);
        assertThat(bytes.getInt(5)).isEqualTo(1000);
        assertThat(bytes.getInt(5 + 1004 + 7996)).isEqualTo(999);
    }
}
