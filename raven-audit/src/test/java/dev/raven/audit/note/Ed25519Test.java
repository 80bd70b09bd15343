package dev.raven.audit.note;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.shared.SharedData;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What verifies notes against vectors of others. */
class Ed25519Test {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8032, 7.1, test 2. */
    @Test
    void signsAsTheRfcSays() {
        byte[] seed = HEX.parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        byte[] key = HEX.parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        byte[] signature = Ed25519.sign(Ed25519.privateKey(seed), new byte[] {0x72});

        assertThat(HEX.formatHex(signature))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertThat(new VerifierKey("rfc", key).verifies(new byte[] {0x72}, signature))
                .isTrue();
    }

    /** Signatures that are too short, too long, not reduced or twisted among them. */
    @Test
    void agreesWithWycheproof() {
        int seen = 0;
        for (JsonNode group : SharedData.json("wycheproof/ed25519_test.json").path("testGroups")) {
            VerifierKey key = new VerifierKey("wycheproof", hex(group.path("publicKey"), "pk"));
            for (JsonNode test : group.path("tests")) {
                assertThat(key.verifies(hex(test, "msg"), hex(test, "sig")))
                        .as(test.path("tcId").asText() + " "
                                + test.path("comment").asText())
                        .isEqualTo(test.path("result").asText().equals("valid"));
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    private static byte[] hex(JsonNode node, String field) {
        return HEX.parseHex(node.path(field).asText());
    }
}
