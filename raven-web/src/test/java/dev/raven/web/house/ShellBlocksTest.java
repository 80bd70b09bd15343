package dev.raven.web.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page has one paste into a shell is read by one. {@code DocumentedCommandsIT} runs that of the pages to begin with. */
class ShellBlocksTest {
    static List<Page> pages() {
        return Page.all().stream()
                .filter(page -> page.blocks().anyMatch(ShellBlocksTest::isShell))
                .toList();
    }

    private static boolean isShell(Page.Block block) {
        return block.language().equals("sh");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aShellCanReadIt(Page page) {
        assertThat(page.blocks().filter(ShellBlocksTest::isShell)).allSatisfy(block -> {
            Process shell = new ProcessBuilder("sh", "-nc", block.text())
                    .redirectErrorStream(true)
                    .start();
            String told = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor()).as(told + block.text()).isZero();
        });
    }
}
