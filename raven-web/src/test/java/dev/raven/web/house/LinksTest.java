package dev.raven.web.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A link of a page leads to a file that there is, and to a heading that is in it. */
class LinksTest {
    private static final Page INDEX = Page.of("docs/README.md");

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkWithinTheProjectLeadsSomewhere(Page page) {
        assertThat(page.links().filter(link -> !link.matches("[a-z]+:.*"))).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Page target = parts[0].isEmpty() ? page : new Page(beside(page, parts[0]));
            assertThat(target.file()).exists();
            if (parts.length == 2) {
                assertThat(target.anchors()).as("anchors of %s", target).contains(parts[1]);
            }
        });
    }

    @Test
    void theIndexNamesEveryPageOfTheDocumentation() {
        Stream<Path> linked = INDEX.links()
                .filter(link -> !link.contains(":"))
                .map(link -> beside(INDEX, link.replaceFirst("#.*", "")));
        assertThat(linked)
                .containsAll(pages().stream()
                        .map(Page::file)
                        .filter(file -> file.getParent().equals(INDEX.file().getParent()))
                        .filter(file -> !file.equals(INDEX.file()))
                        .toList());
    }

    @Test
    void pagesAreLookedAtAndWhatIsBuiltIsNot() {
        assertThat(pages()).contains(Page.of("README.md"), INDEX, Page.of("docs/operations.md"));
        assertThat(pages()).allSatisfy(page -> assertThat(page.toString()).doesNotContain("target/"));
        assertThat(Files.exists(INDEX.file())).isTrue();
    }

    private static Path beside(Page page, String link) {
        return page.file().resolveSibling(link).normalize();
    }
}
