package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApiKeyTextTest {
    private final ApiKeyText key = ApiKeyText.mint("test", new SecureRandom());

    @Test
    void hasThePublishedForm() {
        assertThat(key.reveal()).matches("rk_test_rvn_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}");
        assertThat(key.prefix()).isEqualTo(key.reveal().substring(0, 24)).doesNotEndWith("_");
        assertThat(key.reveal()).startsWith("rk_test_rvn_" + key.publicId());
        assertThat(ApiKeyText.parse(key.reveal()).orElseThrow().sha256()).isEqualTo(key.sha256());
    }

    @Test
    void theCheckOfAKnownKeyIsWhatAnybodyComputes() {
        String body = "rk_test_rvn_0123456789AB_0123456789ABCDEFGHIJKLMNOPQRSTUV";
        assertThat(ApiKeyText.parse(body + "1rZqCS")).isEmpty();
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        StringBuilder check = new StringBuilder();
        for (long rest = crc.getValue(); check.length() < 6; rest /= 62) {
            check.insert(0, digits.charAt((int) (rest % 62)));
        }
        assertThat(ApiKeyText.parse(body + check)).isPresent();
    }

    @Test
    void everySingleWrongCharacterIsNoticed() {
        String text = key.reveal();
        for (int i = 12; i < text.length(); i++) {
            char other = text.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(ApiKeyText.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("character %s", i)
                    .isEmpty();
        }
    }

    @Test
    void nothingAroundAKeyIsForgiven() {
        assertThat(ApiKeyText.parse(" " + key.reveal())).isEmpty();
        assertThat(ApiKeyText.parse(key.reveal() + "\n")).isEmpty();
        assertThat(ApiKeyText.parse(key.reveal().toUpperCase(java.util.Locale.ROOT)))
                .isEmpty();
    }

    @Test
    void printsNoSecret() {
        assertThat(key.toString()).isEqualTo(key.prefix() + "_redacted");
    }

    @Test
    void drawsEveryDigitAndNoKeyTwice() {
        SecureRandom random = new SecureRandom();
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(i -> ApiKeyText.mint("live", random).reveal()))
                .doesNotHaveDuplicates()
                .anyMatch(text -> text.contains("z"))
                .anyMatch(text -> text.contains("0"));
    }
}
