package dev.raven.web.imports;

import static dev.raven.web.imports.ImportItems.all;
import static dev.raven.web.imports.ImportItems.body;
import static dev.raven.web.imports.ImportItems.ignored;
import static dev.raven.web.imports.ImportItems.only;
import static dev.raven.web.imports.ImportItems.problems;
import static dev.raven.web.imports.ImportItems.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.imports.BrokenFileException;
import dev.raven.core.imports.ImportItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RavenFileTest {
    private final ImportItems.Checks checks = new ImportItems.Checks();

    @AfterEach
    void close() {
        checks.close();
    }

    private static final String HEAD =
            "{\"type\":\"export\",\"format\":\"raven.user\",\"version\":1,\"user_id\":\"usr_1\"}\n";
    private static final String TALK = "{\"type\":\"conversation\",\"conversation_id\":\"c\",\"title\":\"Trips\","
            + "\"ended_at\":\"2026-01-01T00:00:00Z\",\"of_a_later_version\":1}\n";

    private RavenFile file(String text) {
        return new RavenFile(body(text), ImportItems.USER, checks.checks());
    }

    private static String exchange(String id, String said) {
        return "{\"type\":\"interaction\",\"interaction_id\":\"" + id
                + "\",\"conversation_id\":\"c\",\"user_message\":\"" + said
                + "\",\"agent_response\":\"noted\",\"metadata\":{\"n\":1.10},\"tier\":\"core\"}\n";
    }

    @Test
    void isReadLineByLine() throws IOException {
        List<ImportItem> items = all(file(HEAD + "{\"type\":\"user\"}\n" + TALK + "\n" + exchange("1", "I live in Kiel")
                + "{\"type\":\"fact\"}\n{\"type\":\"of a later version\"}\n"));
        ImportItem.Talk talk = only(items, ImportItem.Talk.class).findFirst().orElseThrow();
        assertThat(talk.request().title()).isEqualTo("Trips");
        assertThat(talk.ended()).isTrue();
        assertThat(said(items)).containsExactly(List.of("I live in Kiel", "noted"));
        assertThat(ignored(items)).containsExactly("users", "facts", "unknown");
    }

    @Test
    void saysWhomItIsOf() throws IOException {
        assertThat(all(file(HEAD + "{\"type\":\"user\",\"user_id\":\"usr_1\"}\n" + TALK))
                        .get(0))
                .isEqualTo(new ImportItem.Person(1, "usr_1"));
    }

    @Test
    void isOfOneUserAlone() {
        RavenFile two = file(HEAD + "{\"type\":\"user\",\"user_id\":\"usr_2\"}\n" + TALK);
        assertThatThrownBy(() -> all(two))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("line 2 is of another user");
    }

    @Test
    void oneBadLineIsRefusedAlone() throws IOException {
        List<ImportItem> items = all(file(HEAD
                + TALK
                + exchange("1", "one")
                + "{\"type\":\"interaction\",\"interaction_id\":\"2\",\"conversation_id\":\"c\"}\n"
                + "no JSON\n"
                + exchange("3", "x".repeat(70_000))
                + exchange("4", "\\ud800")
                + exchange("5", "y".repeat(1 << 20))
                + exchange("6", "six")));
        assertThat(said(items)).extracting(both -> both.get(0)).containsExactly("one", "six");
        assertThat(problems(items)).containsExactly("4 user_message", "5 ", "6 user_message", "7 ", "8 ");
    }

    @Test
    void isNoneWithoutItsFirstLine() {
        Stream.of("", "{}", "{\"type\":\"user\"}", "no JSON", HEAD.replace(":1", ":2"), HEAD.replace("user_id", "of"))
                .forEach(text ->
                        assertThatThrownBy(() -> all(file(text))).as(text).isInstanceOf(InvalidRequestException.class));
    }

    @Test
    void tellsWhetherItIsWhole() throws IOException {
        String end = "{\"type\":\"end\",\"sha256\":\"%s\"}\n";
        String sum = "7b09427ee0ff4fa1a3dff1eed0a0a2a45b7b9a9c3d4bf1ee9e1f0ff8cf2ba9a4";
        RavenFile cut = file(HEAD + TALK);
        all(cut);
        assertThat(cut.flaw()).hasValueSatisfying(why -> assertThat(why).contains("cut"));
        RavenFile changed = file(HEAD + TALK + end.formatted(sum));
        all(changed);
        assertThat(changed.flaw()).hasValueSatisfying(why -> assertThat(why).contains("not what was exported"));
        RavenFile whole = file(HEAD + TALK + end.formatted(sumOf(HEAD + TALK)));
        all(whole);
        assertThat(whole.flaw()).isEmpty();
        RavenFile two = file(HEAD + end.formatted(sumOf(HEAD)) + HEAD);
        assertThatThrownBy(() -> all(two)).isInstanceOf(BrokenFileException.class);
    }

    private static String sumOf(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
