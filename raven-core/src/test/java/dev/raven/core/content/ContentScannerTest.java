package dev.raven.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentScannerTest {
    private static final int LARGE = 64 * 1024;
    private static final int SMALL = 8 * 1024;
    /** Times a character may be looked at; a scan that is not linear takes thousands. */
    private static final int MOST_LOOKS = 100;

    private final ContentScanner scanner = new ContentScanner(true);

    private List<String> found(String text) {
        return scanner.scan(text).stream()
                .map(finding -> finding.kind().wireName() + " " + text.substring(finding.start(), finding.end()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x200B, 0x034F, 0xFE0F, 0xE0101, 0x180B, 0x180F, 0x17B4, 0x17B5, 0x115F, 0x1160, 0x3164, 0xFFA0})
    void whatCannotBeSeenIsNotThere(int invisible) {
        assertThat(scanner.scan("4111 1111" + Character.toString(invisible) + " 1111 1111"))
                .hasSize(1);
    }

    @Test
    void scriptsWithoutSpacesPartWhatStandsBesideThem() {
        String key = "sk_" + "live_" + "4eC39HqLyjWDarjtT1zdp7dc";
        assertThat(found("我的卡号是4111111111111111です")).containsExactly("payment_card 4111111111111111");
        assertThat(found("บัตร4111111111111111 และ")).containsExactly("payment_card 4111111111111111");
        assertThat(found("카드는 4111111111111111입니다")).containsExactly("payment_card 4111111111111111");
        assertThat(found("密码" + key)).hasSize(1);
        assertThat(found("№é4111111111111111")).isEmpty();
    }

    private long reads(String part, int length) {
        CountingText text =
                new CountingText(part.repeat(length / part.length() + 1).substring(0, length));
        scanner.scan(text);
        return text.reads();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "0",
                "1 ",
                "1-",
                "1.",
                "12 ",
                "123-45-",
                "4111 1111 1111 111",
                "4111 ",
                "@",
                "a@",
                "a.b@",
                "@a.",
                "a@b.c",
                "+1",
                "+1 ",
                "+49 30 ",
                "(415) ",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----aaaaaaaaaaaa\n",
                "Private-Lines:",
                "eyJ",
                "eyJ.",
                "eyJ-",
                "eyJ_",
                "eyJhbGciOiJub25lIn0.",
                "sk-",
                "sk-sk-",
                "sk_live_",
                "sk_live_a",
                "rk_test_rvn_",
                "ghp_",
                "AKIA",
                "AKIAA ",
                "xoxb-",
                "xoxb-1-",
                "whsec_",
                "SG.",
                "SG.a.",
                "SK",
                "SK0",
                "AIza",
                "AIza-",
                "sig=",
                "sig=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&",
                "secret_access_key=",
                "AccountKey=",
                "AccountKey==",
                "hooks.slack.com/services/",
                "DE00",
                "DE00 ",
                "DE00 0",
                "GB ",
                "AB12",
                "AB 12 ",
                "X1234567",
                "ABCDEF12",
                "12345678:AA",
                "123456789:AA-",
                "ssn 123456789 ",
                "sin 123456782 ",
                "\u200b",
                "1\u200b",
                "４",
                "４ ",
                "𝟜",
                "é",
                "漢",
                "\ud800",
                "\udc00",
                "👩‍👩‍👧 ",
                "\n",
                "\\n",
                "=",
                "a=",
                "/",
                "a/",
                "%3D",
                "ya29.",
                "pypi-AgE",
                "github_pat_",
                "glpat-",
                "AGE-SECRET-KEY-1"
            })
    void takesTimeInProportionToTheTextWhateverItSays(String part) {
        long large = reads(part, LARGE);
        assertThat(large).isLessThan((long) MOST_LOOKS * LARGE);
        assertThat(large).isLessThan(reads(part, SMALL) * (LARGE / SMALL) * 3 / 2);
    }

    @Test
    void findsManyInOneTextInTheirOrder() {
        assertThat(found("4111 1111 1111 1111 and DE89 3704 0044 0532 0130 00, then bob@example.com or +49 30 901820."))
                .containsExactly(
                        "payment_card 4111 1111 1111 1111",
                        "iban DE89 3704 0044 0532 0130 00",
                        "email bob@example.com",
                        "phone +49 30 901820");
    }

    @Test
    void contactsAreLookedForOnlyWhereAsked() {
        assertThat(new ContentScanner(false).scan("bob@example.com, +49 30 901820"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "４１１１ １１１１ １１１１ １１１１",
                "٤١١١١١١١١١١١١١١١",
                "𝟜𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙",
                "4\u200b1\u200c1\u200d1\u20601\ufeff1\u00ad1111111111",
                "4111\u20111111\u20121111\u22121111",
                "4111\u00a01111\u20091111\u202f1111"
            })
    void disguisesThatAReaderDoesNotSeeHideNothing(String card) {
        String text = "pay with " + card + " now";
        assertThat(found(text)).containsExactly("payment_card " + card);
    }

    @Test
    void whatIsPartOfSomethingLongerIsNothing() {
        assertThat(found("a4111111111111111")).isEmpty();
        assertThat(found("4111111111111111a")).isEmpty();
        assertThat(found("41111111111111110")).isEmpty();
        assertThat(found("é4111111111111111")).isEmpty();
        assertThat(found("/orders/4111111111111111")).isEmpty();
        assertThat(found("order_4111111111111111")).isEmpty();
        assertThat(found("0.4111111111111111")).isEmpty();
    }

    @Test
    void aKeyOfOursIsKnownByItsCheck() {
        String key = "rk_test_rvn_" + "0".repeat(12) + "_" + "A".repeat(32);
        String good = key + CheckDigits.crc(key);
        assertThat(found(good)).containsExactly("raven_api_key " + good);
        assertThat(found(key + "000000")).isEmpty();
    }
}
