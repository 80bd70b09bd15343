package dev.raven.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "manifest.json", "2026-11-26T10_15/keys-0001.raven", "-", "a..b", "a/b/c/d"})
    void takesPartsBetweenSlashes(String name) {
        assertThat(new FileName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "/a",
                "a/",
                "a//b",
                "../a",
                "a/../b",
                "a/..",
                ".hidden",
                "a/.hidden",
                "a\\b",
                "a b",
                "ä",
                "a\n",
                "a\0",
                "a%2e",
                "~",
                "C:a",
                "a:b"
            })
    void refusesWhatCouldLeadElsewhere(String name) {
        assertThat(FileName.isOne(name)).isFalse();
        assertThatThrownBy(() -> new FileName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(FileName.isOne("a".repeat(200))).isTrue();
        assertThat(FileName.isOne("a".repeat(201))).isFalse();
        assertThat(FileName.isOne("a/".repeat(249) + "bb")).isTrue();
        assertThat(FileName.isOne("a/".repeat(250) + "b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026/", "2026/1", "2026/11/"})
    void knowsWhatNamesBeginWith(String beginning) {
        assertThat(FileName.beginning(beginning)).isEqualTo(beginning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "../", "..", "a//", ".", "a/.", "a b"})
    void refusesWhatNoNameBeginsWith(String beginning) {
        assertThatThrownBy(() -> FileName.beginning(beginning)).isInstanceOf(IllegalArgumentException.class);
    }
}
