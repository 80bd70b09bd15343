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
                        ids.event(),
                        ids.fact(),
                        ids.job(),
                        ids.delivery())
                .map(Id::value)
                .forEach(id -> assertThat(id).matches("(ten|usr|conv|int|key|evt|fact|job|msg)_[A-Za-z0-9_-]{22}"));
        assertThat(Stream.generate(ids::user).limit(10_000)).doesNotHaveDuplicates();
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
