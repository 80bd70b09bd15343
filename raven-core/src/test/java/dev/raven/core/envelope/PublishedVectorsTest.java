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

    /** RFC 5869, appendix A.1 and A.3. */
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

    /** RFC 4231, 4.2 and 4.3. */
    @ParameterizedTest
    @CsvSource({
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
                + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    })
    void hmacGivesWhatTheRfcSays(String key, String message, String expected) {
        assertThat(HEX.formatHex(Hkdf.hmac(HEX.parseHex(key), HEX.parseHex(message))))
                .isEqualTo(expected);
    }

    /** RFC 5649, section 6. */
    @ParameterizedTest
    @CsvSource({
        "5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8, c37b7e6492584340bed12207808941155068f738,"
                + " 138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a",
        "5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8, 466f7250617369, afbeb0f07dfbf5419200f2ccb50bb24f"
    })
    void keyWrapGivesWhatTheRfcSays(String key, String plain, String expected) {
        byte[] wrapped = AesKwp.wrap(HEX.parseHex(key), HEX.parseHex(plain));
        assertThat(HEX.formatHex(wrapped)).isEqualTo(expected);
        assertThat(HEX.formatHex(AesKwp.unwrap(HEX.parseHex(key), wrapped))).isEqualTo(plain);
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

    /** With keys of every size; 177 of the 254 are forgeries, short keys and altered paddings among them. */
    @Test
    void keyWrapAgreesWithWycheproof() {
        long seen = tests("aes_kwp_test.json", group -> true)
                .peek(test -> assertThat(unwraps(test))
                        .as(test.path("tcId").asText() + " "
                                + test.path("comment").asText())
                        .isEqualTo(valid(test)))
                .count();
        assertThat(seen).isGreaterThan(200);
    }

    private static boolean unwraps(JsonNode test) {
        try {
            byte[] plain = AesKwp.unwrap(hex(test, "key"), hex(test, "ct"));
            assertThat(plain).isEqualTo(hex(test, "msg"));
            assertThat(AesKwp.wrap(hex(test, "key"), plain)).isEqualTo(hex(test, "ct"));
            return true;
        } catch (IntegrityException refused) {
            return false;
        }
    }

    @Test
    void hkdfAgreesWithWycheproof() {
        long seen = tests("hkdf_sha256_test.json", group -> true)
                .peek(test -> assertThat(derives(test))
                        .as(test.path("comment").asText())
                        .isEqualTo(valid(test)))
                .count();
        assertThat(seen).isGreaterThan(50);
    }

    private static boolean derives(JsonNode test) {
        try {
            int size = test.path("size").asInt();
            assertThat(Hkdf.derive(hex(test, "ikm"), hex(test, "salt"), hex(test, "info"), size))
                    .isEqualTo(hex(test, "okm"));
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Test
    void hmacAgreesWithWycheproof() {
        long seen = tests(
                        "hmac_sha256_test.json", group -> group.path("tagSize").asInt() == 256)
                .peek(test -> assertThat(Arrays.equals(Hkdf.hmac(hex(test, "key"), hex(test, "msg")), hex(test, "tag")))
                        .isEqualTo(valid(test)))
                .count();
        assertThat(seen).isGreaterThan(50);
    }
}
