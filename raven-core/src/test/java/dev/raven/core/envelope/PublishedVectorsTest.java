package dev.raven.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.shared.SharedData;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The primitives against vectors of others, through the code that Raven calls. */
class PublishedVectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 5869, appendix A.1 to A.3. */
    @ParameterizedTest
    @CsvSource({
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 000102030405060708090a0b0c, f0f1f2f3f4f5f6f7f8f9,"
                + " 3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, '', '',"
                + " 8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    })
    void hkdfGivesWhatTheRfcSays(String key, String salt, String info, String expected) {
        byte[] derived = Hkdf.derive(HEX.parseHex(key), HEX.parseHex(salt), HEX.parseHex(info), expected.length() / 2);
        assertThat(HEX.formatHex(derived)).isEqualTo(expected);
    }

    private static Stream<JsonNode> tests(String file, java.util.function.Predicate<JsonNode> group) {
        return StreamSupport.stream(
                        SharedData.json("wycheproof/" + file).path("testGroups").spliterator(), false)
                .filter(group)
                .flatMap(each -> StreamSupport.stream(each.path("tests").spliterator(), false));
    }

    private static byte[] hex(JsonNode test, String field) {
        return HEX.parseHex(test.path(field).asText());
    }

    private static boolean valid(JsonNode test) {
        return test.path("result").asText().equals("valid");
    }

    @Test
    void aesGcmAgreesWithWycheproof() {
        long seen = tests(
                        "aes_gcm_test.json",
                        group -> group.path("keySize").asInt() == 256
                                && group.path("ivSize").asInt() == 96
                                && group.path("tagSize").asInt() == 128)
                .peek(test -> {
                    byte[] tag = hex(test, "tag");
                    byte[] both = Arrays.copyOf(hex(test, "ct"), hex(test, "ct").length + tag.length);
                    System.arraycopy(tag, 0, both, both.length - tag.length, tag.length);
                    assertThat(opens(test, both))
                            .as(test.path("comment").asText())
                            .isEqualTo(valid(test));
                })
                .count();
        assertThat(seen).isGreaterThan(50);
    }

    private static boolean opens(JsonNode test, byte[] both) {
        try {
            byte[] plain = AesGcm.decrypt(hex(test, "key"), hex(test, "iv"), hex(test, "aad"), both);
            assertThat(plain).isEqualTo(hex(test, "msg"));
            assertThat(AesGcm.encrypt(hex(test, "key"), hex(test, "iv"), hex(test, "aad"), plain))
                    .isEqualTo(both);
            return true;
        } catch (IntegrityException refused) {
            return false;
        }
    }

    @Test
    void hkdfAgreesWithWycheproof() {
        long seen = tests("hkdf_sha256_test.json", group -> true)
                .filter(PublishedVectorsTest::valid)
                .peek(test -> assertThat(Hkdf.derive(
                                hex(test, "ikm"),
                                hex(test, "salt"),
                                hex(test, "info"),
                                test.path("size").asInt()))
                        .isEqualTo(hex(test, "okm")))
                .count();
        assertThat(seen).isGreaterThan(50);
    }

    @Test
    void hmacAgreesWithWycheproof() {
        long seen = tests(
                        "hmac_sha256_test.json", group -> group.path("tagSize").asInt() == 256)
                .filter(test -> !test.path("key").asText().isEmpty())
                .peek(test -> assertThat(Arrays.equals(Hkdf.hmac(hex(test, "key"), hex(test, "msg")), hex(test, "tag")))
                        .isEqualTo(valid(test)))
                .count();
        assertThat(seen).isGreaterThan(50);
    }
}
