package dev.raven.web.imports;

import static dev.raven.web.imports.ImportItems.all;
import static dev.raven.web.imports.ImportItems.body;
import static dev.raven.web.imports.ImportItems.ignored;
import static dev.raven.web.imports.ImportItems.only;
import static dev.raven.web.imports.ImportItems.problems;
import static dev.raven.web.imports.ImportItems.said;
import static dev.raven.web.imports.ImportItems.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.imports.BrokenFileException;
import dev.raven.core.imports.ImportItem;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZepFileTest {
    private final ImportItems.Checks checks = new ImportItems.Checks();

    @AfterEach
    void close() {
        checks.close();
    }

    private ZepFile file(String text) throws IOException {
        return new ZepFile(body(text), ImportItems.USER, checks.checks());
    }

    private static String message(String id, String role, String said) {
        return "{\"uuid\":\"" + id + "\",\"role\":\"" + role + "\",\"content\":\"" + said
                + "\",\"created_at\":\"2025-03-01T10:00:00Z\"}";
    }

    private static final String TALK = "[" + message("1", "user", "Hi") + "," + message("2", "assistant", "Hello") + ","
            + message("3", "system", "prompt") + "," + message("4", "user", "I live in Kiel") + ","
            + message("5", "user", "and like tea") + "," + message("6", "assistant", "Noted") + ","
            + message("7", "assistant", "Anything else?") + "," + message("8", "user", "No") + "]";

    @Test
    void messagesArePaired() throws IOException {
        List<ImportItem> items = all(file("{\"messages\":" + TALK + ",\"row_count\":8}"));
        assertThat(said(items))
                .containsExactly(
                        List.of("Hi", "Hello"),
                        List.of("I live in Kiel", ""),
                        List.of("and like tea", "Noted"),
                        List.of("", "Anything else?"),
                        List.of("No", ""));
        assertThat(only(items, ImportItem.Exchange.class))
                .extracting(ImportItem.Exchange::source)
                .containsExactly("1", "4", "5", "7", "8");
        assertThat(ignored(items)).containsExactly("messages of neither side");
        assertThat(only(items, ImportItem.Talk.class)).hasSize(1);
    }

    @Test
    void anAnswerIsGivenToNoQuestionBeforeOneThatIsRefused() throws IOException {
        String refused = message("2", "user", "Where?").replace("2025-03-01T10", "noon");
        List<ImportItem> items = all(file("{\"messages\":[" + message("1", "user", "Hi") + "," + refused + ","
                + message("3", "assistant", "In Kiel") + "]}"));
        assertThat(said(items)).containsExactly(List.of("Hi", ""), List.of("", "In Kiel"));
        assertThat(only(items, ImportItem.Refused.class)).hasSize(1);
    }

    @Test
    void eachSessionIsAConversation() throws IOException {
        String sessions = "[{\"session_id\":\"a\",\"messages\":" + TALK + "},{\"thread_id\":\"b\",\"messages\":["
                + message("9", "user", "Moin") + "],\"facts\":[\"f\"]}]";
        for (String text : List.of(sessions, "{\"sessions\":" + sessions + "}", "{\"threads\":" + sessions + "}")) {
            List<ImportItem> items = all(file(text));
            assertThat(only(items, ImportItem.Talk.class))
                    .extracting(ImportItem.Talk::source)
                    .containsExactly("a", "b");
            assertThat(said(items)).hasSize(6).endsWith(List.of("Moin", ""));
            assertThat(ignored(items)).contains("facts");
        }
    }

    @Test
    void isNoneWithoutMessages() throws IOException {
        for (String text : List.of("{}", "{\"results\":[]}", "{\"session_id\":\"a\",\"messages\":7}")) {
            assertThatThrownBy(() -> all(file(text)))
                    .as(text)
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContainingAll("messages", "Zep");
        }
        ZepFile page = file("{\"messages\":[]}");
        assertThat(all(page)).isEmpty();
        assertThat(page.flaw()).isEmpty();
    }

    @Test
    void aSessionThatIsListedWithoutItsMessagesIsRefused() throws IOException {
        List<ImportItem> items = all(file("[{\"session_id\":\"a\"},{\"session_id\":7,\"messages\":[]}]"));
        assertThat(problems(items)).containsExactly("1 messages", "2 session_id");
        assertThatThrownBy(() -> all(file("{\"session_id\":7,\"messages\":[]}")))
                .hasMessageContaining("session_id must be a text");
    }

    private static List<String> talks(List<ImportItem> items) {
        return only(items, ImportItem.Talk.class).map(ImportItem.Talk::source).toList();
    }

    @Test
    void theIdOfASessionIsFoundWhereverItStands() throws IOException {
        for (String text : List.of(
                "{\"session_id\":\"a\",\"messages\":" + TALK + "}",
                "{\"messages\":" + TALK + ",\"facts\":[],\"session_id\":\"a\"}",
                "[{\"messages\":" + TALK + ",\"session_id\":\"a\"}]")) {
            List<ImportItem> items = all(file(text));
            assertThat(talks(items)).as(text).containsExactly("a");
            assertThat(said(items)).hasSize(5);
            assertThat(only(items, ImportItem.Exchange.class))
                    .extracting(ImportItem.Exchange::talk)
                    .containsOnly("a");
        }
    }

    @Test
    void moreThanIsHeldMustSayItsIdFirst() throws IOException {
        String messages =
                "[" + (message("1", "user", "x".repeat(1000)) + ",").repeat(1100) + message("2", "user", "last") + "]";
        assertThatThrownBy(() -> all(file("{\"messages\":" + messages + ",\"session_id\":\"a\"}")))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("put session_id or thread_id first");
        assertThat(said(all(file("{\"session_id\":\"a\",\"messages\":" + messages + "}"))))
                .hasSize(1101);
    }

    private static String anonymous(String role, String said) {
        return "{\"role\":\"" + role + "\",\"content\":\"" + said + "\",\"created_at\":\"2025-03-01T10:00:00Z\"}";
    }

    @Test
    void whatHasNoIdIsNamedByWhatItSays() throws IOException {
        String hi = anonymous("user", "Hi") + "," + anonymous("assistant", "Hello");
        String kiel = anonymous("user", "I live in Kiel") + "," + anonymous("assistant", "Noted");
        List<ImportItem> one = all(file("{\"messages\":[" + hi + "," + kiel + "]}"));
        List<ImportItem> grown = all(file("{\"messages\":[" + hi + "," + kiel + "," + hi + "]}"));
        List<ImportItem> page = all(file("{\"messages\":[" + kiel + "]}"));
        assertThat(talks(grown)).isEqualTo(talks(one)).doesNotContainAnyElementsOf(talks(page));
        assertThat(sources(grown))
                .startsWith(sources(one).toArray(String[]::new))
                .hasSize(3)
                .doesNotHaveDuplicates();
        List<ImportItem> two = all(
                file("[{\"messages\":[" + hi + "]},{\"messages\":[" + kiel + "]},{\"messages\":[" + hi + "]},{},7]"));
        assertThat(talks(two))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .containsAll(talks(one))
                .containsAll(talks(page));
        assertThat(sources(two)).doesNotHaveDuplicates();
        assertThat(problems(two)).containsExactly("4 messages", "5 messages");
    }

    @Test
    void anAnswerThatCameLaterIsNotTakenForWhatIsThere() throws IOException {
        List<String> asked = sources(all(file("{\"messages\":[" + anonymous("user", "Hi") + "]}")));
        List<String> answered = sources(
                all(file("{\"messages\":[" + anonymous("user", "Hi") + "," + anonymous("assistant", "Hello") + "]}")));
        assertThat(answered).hasSize(1).doesNotContainAnyElementsOf(asked);
    }

    @Test
    void olderVersionsSayTheRoleElsewhere() throws IOException {
        String old = message("1", "Alice", "Hi").replace("\"role\"", "\"role_type\":\"user\",\"role\"");
        assertThat(said(all(file("{\"messages\":[" + old + "]}")))).containsExactly(List.of("Hi", ""));
    }

    @Test
    void oneBadMessageIsRefusedAlone() throws IOException {
        List<ImportItem> items =
                all(file("{\"messages\":[{\"uuid\":\"1\",\"role\":\"user\"}," + message("2", "user", "good") + "]}"));
        assertThat(problems(items)).containsExactly("1 content");
        assertThat(said(items)).containsExactly(List.of("good", ""));
    }
}
