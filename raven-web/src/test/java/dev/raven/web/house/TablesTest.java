package dev.raven.web.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table stands between empty lines: what touches it becomes a row of it, or it a part of the paragraph. */
class TablesTest {
    private static final Pattern TOUCHED = Pattern.compile("(?m)^(?!\\||\\s*$).*\\n\\|.*|^\\|.*\\n(?!\\||\\s*$).*");
    private static final Pattern SECOND_HEAD = Pattern.compile("(?m)^\\|.*\\n\\|.*\\n\\|[ :|-]+\\|$");

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void standsAlone(Page page) {
        String prose = page.prose();
        assertThat(TOUCHED.matcher(prose).results().map(found -> found.group()))
                .as("what touches a table")
                .isEmpty();
        assertThat(SECOND_HEAD.matcher(prose).results().map(found -> found.group()))
                .as("two tables in one")
                .isEmpty();
    }
}
