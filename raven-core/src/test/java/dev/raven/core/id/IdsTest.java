package dev.raven.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private final Ids ids = new Ids(new SecureRandom());

    @Test
    void carryTheirPrefixAnd128RandomBits() {
        Stream.of(
                        ids.tenant(),
                        ids.user(),
                        ids.conversation(),
                        ids.interaction(),
                        ids.apiKey(),
                        ids.fact(),
                        ids.job(),
                        ids.delivery(),
                        ids.session())
                .map(Id::value)
                .forEach(id -> assertThat(id).matches("(ten|usr|conv|int|key|fact|job|msg|ses)_[A-Za-z0-9_-]{22}"));
        assertThat(Stream.generate(ids::user).limit(10_000)).doesNotHaveDuplicates();
    }

    @Test
    void anEventsIdTellsItsPlaceAndNothingElse() {
        EventId one = ids.event(77);
        assertThat(one.value()).matches("evt_[A-Za-z0-9_-]{32}");
        assertThat(one.sequence()).hasValue(77);
        assertThat(ids.event(Long.MAX_VALUE).sequence()).hasValue(Long.MAX_VALUE);
        assertThat(ids.event(77)).isNotEqualTo(one);
        assertThat(new EventId("evt_" + "A".repeat(22)).sequence()).isEmpty();
        assertThat(new EventId("evt_" + "_".repeat(32)).sequence()).hasValue(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 21, 23, 31, 33})
    void anEventsIdHasOneOfTwoLengths(int length) {
        assertThat(Ids.parse("evt_" + "A".repeat(length), EventId::new)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "usr_",
                "usr_short",
                "USR_AAAAAAAAAAAAAAAAAAAAAA",
                "ten_AAAAAAAAAAAAAAAAAAAAAA",
                "usr_AAAAAAAAAAAAAAAAAAAAA!",
                "usr_AAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refuseWhatIsNoIdOfTheirKind(String text) {
        assertThatThrownBy(() -> new UserId(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Ids.parse(text, UserId::new)).isEmpty();
    }

    @Test
    void ravensOwnIdIsNeverDrawn() {
        assertThat(TenantId.PLATFORM.value()).isEqualTo("ten_AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(ids.tenant()).isNotEqualTo(TenantId.PLATFORM);
    }
}
