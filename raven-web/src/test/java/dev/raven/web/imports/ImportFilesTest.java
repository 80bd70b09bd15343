package dev.raven.web.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.imports.BrokenFileException;
import dev.raven.core.imports.ImportFile;
import dev.raven.core.imports.ImportItem;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ImportFilesTest {
    private static final String USER = "usr_Vn3qZ1mXb8RkT0yLw5cGdA";

    private final ValidatorFactory validators = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory();
    private final ImportChecks checks = new ImportChecks(validators.getValidator());

    @AfterEach
    void close() {
        validators.close();
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ImportItem> all(ImportFile file) throws IOException {
        List<ImportItem> all = new ArrayList<>();
        for (List<ImportItem> some = file.next(); !some.isEmpty(); some = file.next()) {
            all.addAll(some);
        }
        return all;
    }

    private static <T extends ImportItem> Stream<T> only(List<ImportItem> items, Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast);
    }

    private static List<List<String>> said(List<ImportItem> items) {
        return only(items, ImportItem.Exchange.class)
                .map(one -> List.of(one.request().userMessage(), one.request().agentResponse()))
                .toList();
    }

    private static List<String> sources(List<ImportItem> items) {
        return only(items, ImportItem.Exchange.class)
                .map(ImportItem.Exchange::source)
                .toList();
    }

    private static List<String> problems(List<ImportItem> items) {
        return only(items, ImportItem.Refused.class)
                .map(one -> one.place() + " " + one.problem().field())
                .toList();
    }

    private static List<String> ignored(List<ImportItem> items) {
        return only(items, ImportItem.Ignored.class)
                .map(ImportItem.Ignored::what)
                .toList();
    }

    @Nested
    class OfRaven {
        private static final String HEAD = "{\"type\":\"export\",\"format\":\"raven.user\",\"version\":1}\n";
        private static final String TALK = "{\"type\":\"conversation\",\"conversation_id\":\"c\",\"title\":\"Trips\","
                + "\"ended_at\":\"2026-01-01T00:00:00Z\",\"of_a_later_version\":1}\n";

        private RavenFile file(String text) {
            return new RavenFile(body(text), USER, checks);
        }

        private static String exchange(String id, String said) {
            return "{\"type\":\"interaction\",\"interaction_id\":\"" + id
                    + "\",\"conversation_id\":\"c\",\"user_message\":\"" + said
                    + "\",\"agent_response\":\"noted\",\"metadata\":{\"n\":1.10},\"tier\":\"core\"}\n";
        }

        @Test
        void isReadLineByLine() throws IOException {
            List<ImportItem> items = all(file(HEAD + "{\"type\":\"user\"}\n" + TALK + "\n"
                    + exchange("1", "I live in Kiel") + "{\"type\":\"fact\"}\n{\"type\":\"of a later version\"}\n"));
            ImportItem.Talk talk =
                    only(items, ImportItem.Talk.class).findFirst().orElseThrow();
            assertThat(talk.request().title()).isEqualTo("Trips");
            assertThat(talk.ended()).isTrue();
            assertThat(said(items)).containsExactly(List.of("I live in Kiel", "noted"));
            assertThat(ignored(items)).containsExactly("users", "facts", "unknown");
        }

        @Test
        void saysWhomItIsOf() throws IOException {
            String head = HEAD.replace("}", ",\"user_id\":\"usr_1\"}");
            assertThat(all(file(head + TALK)).get(0)).isEqualTo(new ImportItem.Person(1, "usr_1"));
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
            Stream.of("", "{}", "{\"type\":\"user\"}", "no JSON", HEAD.replace(":1", ":2"))
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> assertThatThrownBy(() -> all(file(text)))
                            .as(text)
                            .isInstanceOf(InvalidRequestException.class));
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

    @Nested
    class OfMem0 {
        private Mem0File file(String text) throws IOException {
            return new Mem0File(body(text), USER, checks);
        }

        private static final String MEMORIES =
                "[{\"id\":\"a\",\"memory\":\"Lives in Kiel\",\"metadata\":{\"topic\":\"home\"},"
                        + "\"created_at\":\"2025-03-01T10:00:00.123456-07:00\",\"user_id\":\"alice\"},"
                        + "{\"id\":\"b\",\"memory\":\"Likes tea\",\"metadata\":null,\"created_at\":\"2025-03-02T10:00:00\"}]";

        @Test
        void isAListOrAPageOrResults() throws IOException {
            for (String text : List.of(
                    MEMORIES,
                    "{\"results\":" + MEMORIES + "}",
                    "{\"count\":2,\"next\":null,\"results\":" + MEMORIES + ",\"previous\":{\"a\":[]}}")) {
                List<ImportItem> items = all(file(text));
                assertThat(said(items)).containsExactly(List.of("Lives in Kiel", ""), List.of("Likes tea", ""));
                assertThat(only(items, ImportItem.Exchange.class))
                        .extracting(one -> one.request().occurredAt())
                        .containsExactly(
                                Instant.parse("2025-03-01T17:00:00.123456Z"), Instant.parse("2025-03-02T10:00:00Z"));
            }
        }

        @Test
        void oneBadMemoryIsRefusedAlone() throws IOException {
            List<ImportItem> items = all(file("[{\"id\":\"a\"},7,"
                    + "{\"id\":\"d\",\"memory\":\"m\",\"created_at\":\"yesterday\"},{\"id\":\"e\",\"memory\":\"\\ud800\"},"
                    + "{\"id\":\"f\",\"memory\":\"good\"}]"));
            assertThat(problems(items)).containsExactly("1 memory", "2 memory", "3 created_at", "4 memory");
            assertThat(said(items)).containsExactly(List.of("good", ""));
        }

        private static String memory(String said, String time) {
            return "{\"memory\":\"" + said + "\",\"created_at\":\"" + time + "\"}";
        }

        @Test
        void whatHasNoIdIsNamedByWhatItSaysInWhicheverPage() throws IOException {
            String kiel = memory("Lives in Kiel", "2025-03-01T10:00:00Z");
            String later = memory("Lives in Kiel", "2025-03-02T10:00:00Z");
            String tea = memory("Likes tea", "");
            List<String> one = sources(all(file("[" + kiel + "," + later + "," + tea + "]")));
            List<String> other = sources(all(file("[" + tea + "," + kiel + "," + tea + "]")));
            assertThat(one).doesNotHaveDuplicates();
            assertThat(other).doesNotHaveDuplicates().contains(one.get(0), one.get(2));
            assertThat(other.get(2)).isNotIn(one);
            assertThat(String.join("", one)).doesNotContain("Kiel", "tea");
        }

        @Test
        void whatIsTooLargeAnElementIsRefusedAlone() throws IOException {
            String tree = "[" + "{\"a\":[]},".repeat(ElementParser.MOST_VALUES / 2) + "7]";
            String wide = "[" + "\"xxxxxxxxxx\",".repeat(49) + "\"" + "x".repeat(5 << 10) + "\"]";
            String long4 = "[" + (wide + ",").repeat(900) + "7]";
            List<ImportItem> items = all(file(
                    "{\"results\":[" + memory("one", "") + "," + tree + "," + memory("three", "") + "," + long4 + ","
                            + memory("five", "") + "],\"passed\":" + "{\"a\":" + long4 + "}" + ",\"relations\":[1]}"));
            assertThat(said(items)).extracting(both -> both.get(0)).containsExactly("one", "three", "five");
            assertThat(problems(items)).containsExactly("2 ", "4 ");
            assertThat(ignored(items)).containsExactly("relations");
            assertThat(only(items, ImportItem.Refused.class))
                    .allSatisfy(
                            refused -> assertThat(refused.problem().detail()).contains("4 MiB", "50,000 values"));
        }

        @Test
        void whatHasAsManyValuesAsAnElementMayIsTaken() throws IOException {
            String most = "{\"memory\":\"m\",\"other\":[" + "0,".repeat(ElementParser.MOST_VALUES - 4) + "0]}";
            assertThat(said(all(file("[" + most + "]")))).hasSize(1);
            assertThat(problems(all(file("[" + most.replace("[0", "[0,0") + "]"))))
                    .containsExactly("1 ");
        }

        @Test
        void whatHasNoPlaceHereIsCounted() throws IOException {
            assertThat(ignored(all(file("{\"results\":[],\"relations\":[{\"source\":\"a\"},{\"source\":\"b\"}]}"))))
                    .containsExactly("relations", "relations");
        }

        @Test
        void whatIsNoJsonIsToldOf() {
            for (String text :
                    List.of("", "no", "7", "[{\"id\":\"a\"}", "[{\"id\":\"a\",\"id\":\"b\"}]", "[1,]", "[] []")) {
                assertThatThrownBy(() -> all(file(text))).as(text).isInstanceOf(BrokenFileException.class);
            }
            String large = "[{\"id\":\"a\",\"memory\":\"" + "x".repeat(5 << 20) + "\"}]";
            assertThatThrownBy(() -> all(file(large))).hasMessageContaining("4 MiB");
            String deep = "[".repeat(65) + "]".repeat(65);
            assertThatThrownBy(() -> all(file(deep))).hasMessageContaining("deeper than 64");
            InputStream latin1 = new ByteArrayInputStream("[\"\u00fc\"]".getBytes(StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> all(new Mem0File(latin1, USER, checks))).hasMessageContaining("UTF-8");
        }
    }

    @Nested
    class OfZep {
        private ZepFile file(String text) throws IOException {
            return new ZepFile(body(text), USER, checks);
        }

        private static String message(String id, String role, String said) {
            return "{\"uuid\":\"" + id + "\",\"role\":\"" + role + "\",\"content\":\"" + said
                    + "\",\"created_at\":\"2025-03-01T10:00:00Z\"}";
        }

        private static final String TALK =
                "[" + message("1", "user", "Hi") + "," + message("2", "assistant", "Hello") + ","
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

        private static List<String> talks(List<ImportItem> items) {
            return only(items, ImportItem.Talk.class)
                    .map(ImportItem.Talk::source)
                    .toList();
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
            String messages = "[" + (message("1", "user", "x".repeat(1000)) + ",").repeat(1100)
                    + message("2", "user", "last") + "]";
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
            List<ImportItem> two = all(file(
                    "[{\"messages\":[" + hi + "]},{\"messages\":[" + kiel + "]},{\"messages\":[" + hi + "]},{},7]"));
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
            List<String> answered = sources(all(
                    file("{\"messages\":[" + anonymous("user", "Hi") + "," + anonymous("assistant", "Hello") + "]}")));
            assertThat(answered).hasSize(1).doesNotContainAnyElementsOf(asked);
        }

        @Test
        void olderVersionsSayTheRoleElsewhere() throws IOException {
            String old = message("1", "Alice", "Hi").replace("\"role\"", "\"role_type\":\"user\",\"role\"");
            assertThat(said(all(file("{\"messages\":[" + old + "]}")))).containsExactly(List.of("Hi", ""));
        }

        @Test
        void oneBadMessageIsRefusedAlone() throws IOException {
            List<ImportItem> items = all(
                    file("{\"messages\":[{\"uuid\":\"1\",\"role\":\"user\"}," + message("2", "user", "good") + "]}"));
            assertThat(problems(items)).containsExactly("1 content");
            assertThat(said(items)).containsExactly(List.of("good", ""));
        }
    }
}
