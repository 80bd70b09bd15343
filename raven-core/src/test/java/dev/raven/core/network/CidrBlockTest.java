package dev.raven.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.1.2.128/25, 10.1.2.127, false",
        "0.0.0.0/0, 255.1.2.3, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "10.0.0.0/8, localhost, false",
        "10.0.0.0/8, 10.1, false"
    })
    void coversWhatIsInside(String network, String address, boolean inside) {
        assertThat(CidrBlock.parse(network).contains(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8, true",
        "10.0.0.0/8, 10.200.0.0/16, true",
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 10.0.0.0/7, false",
        "10.0.0.0/8, 11.0.0.0/16, false",
        "10.0.0.0/8, 10.0.0.0/8 11.0.0.0/8, false",
        "10.0.0.0/8 11.0.0.0/8, 11.1.0.0/16 10.1.0.0/16, true",
        "0.0.0.0/0, ::/0, false",
        "::/0, 10.0.0.0/8, false",
        "2001:db8::/32, 2001:db8:ffff::/48, true",
        "2001:db8::/32, 2001:db8::/31, false",
        "'', 0.0.0.0/0, true",
        "'', '', true",
        "0.0.0.0/0 ::/0, '', false"
    })
    void aListCoversWhatLiesWithinItsNetworks(String networks, String inner, boolean covered) {
        assertThat(AllowList.of(words(networks)).covers(AllowList.of(words(inner))))
                .isEqualTo(covered);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "host/8",
                "10.0.0/8",
                "1.2.3.4/8/8",
                "300.1.1.1",
                "010.0.0.1",
                "10.0.0.1%eth0",
                "::1%lo",
                "::300.1.1.1",
                ":::"
            })
    void whatIsNoNetworkIsNone(String text) {
        assertThat(CidrBlock.tryParse(text)).isEmpty();
    }

    /** The JDK takes {@code 10.0.0.256} for a name: whoever sends it would have Raven ask DNS. */
    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.256", "300.1.1.1", "1.2.3", "face", "localhost", "example.com"})
    void noNameReachesTheJdk(String text) {
        assertThat(CidrBlock.isLiteral(text)).isFalse();
    }

    @Test
    void anEmptyListAdmitsAllAndAnyOtherNoUnknownAddress() {
        assertThat(AllowList.of(List.of()).admits(Optional.empty())).isTrue();
        assertThat(AllowList.of(List.of("10.0.0.0/8")).admits(Optional.empty())).isFalse();
    }
}
