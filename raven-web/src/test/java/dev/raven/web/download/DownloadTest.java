package dev.raven.web.download;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"; b", "a\r\nb", "a/b"})
    void itsNameLeadsNowhereAndEndsNoHeader(String name) {
        assertThatThrownBy(() -> new Download(name, "text/csv", none -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
