package dev.raven.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisBinaryTest {

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Linux, aarch64", "Linux, i386", "Mac OS X, x86_64", "Mac OS X, aarch64"})
    void hasAProgramForThePlatformsItNames(String system, String processor) {
        assertThat(RedisBinary.of(system, processor)).isNotNull();
    }

    @Test
    void asksForAServerWhereThereIsNoProgram() {
        assertThatThrownBy(() -> RedisBinary.of("Windows 11", "amd64"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("REDIS_URL: ");
    }
}
