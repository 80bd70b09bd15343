package dev.raven.web.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.imports.BrokenFileException;
import org.junit.jupiter.api.Test;

class ContentNamesTest {
    private final ContentNames names = new ContentNames();

    @Test
    void partsAreToldApart() throws BrokenFileException {
        assertThat(names.of("ab", "c")).isNotEqualTo(new ContentNames().of("a", "bc"));
    }

    @Test
    void noMoreAreRememberedThanFit() throws BrokenFileException {
        for (int i = 0; i < ContentNames.MOST; i++) {
            names.of("" + i);
        }
        assertThat(names.of("0")).isNotEqualTo(new ContentNames().of("0"));
        assertThatThrownBy(() -> names.of("one more")).isInstanceOf(BrokenFileException.class);
    }
}
