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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Mem0FileTest {
    private final ImportItems.Checks checks = new ImportItems.Checks();

    @AfterEach
    void close() {
        checks.close();
    }

    private Mem0File file(String text) throws IOException {
        return new Mem0File(body(text), ImportItems.USER, checks.checks());
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

    @Test
    void whatIsOfAnotherKindIsRefusedAndNotPassedOver() throws IOException {
        for (String field :
                List.of("\"id\":7", "\"created_at\":1740823200", "\"metadata\":[1]", "\"metadata\":\"x\"")) {
            List<ImportItem> items = all(file("[{\"memory\":\"m\"," + field + "}]"));
            assertThat(items).as(field).singleElement().isInstanceOf(ImportItem.Refused.class);
        }
        assertThat(said(all(file("[{\"memory\":\"m\",\"id\":null,\"created_at\":null,\"metadata\":null}]"))))
                .hasSize(1);
    }

    @Test
    void opensNoConversationForNothing() throws IOException {
        assertThat(only(all(file("[{\"id\":\"a\"}]")), ImportItem.Talk.class)).isEmpty();
    }

    @Test
    void isNoneWithoutAListOfMemories() throws IOException {
        for (String text : List.of("{}", "{\"messages\":[]}", "{\"results\":7}")) {
            assertThatThrownBy(() -> all(file(text)))
                    .as(text)
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContainingAll("results", "mem0");
        }
        Mem0File page = file("{\"results\":[]}");
        assertThat(all(page)).isEmpty();
        assertThat(page.flaw()).isEmpty();
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
        List<ImportItem> items = all(
                file("{\"results\":[" + memory("one", "") + "," + tree + "," + memory("three", "") + "," + long4 + ","
                        + memory("five", "") + "],\"passed\":" + "{\"a\":" + long4 + "}" + ",\"relations\":[1]}"));
        assertThat(said(items)).extracting(both -> both.get(0)).containsExactly("one", "three", "five");
        assertThat(problems(items)).containsExactly("2 ", "4 ");
        assertThat(ignored(items)).containsExactly("relations");
        assertThat(only(items, ImportItem.Refused.class))
                .allSatisfy(refused -> assertThat(refused.problem().detail()).contains("4 MiB", "50,000 values"));
    }

    @Test
    void whatHasAsManyValuesAsAnElementMayIsTaken() throws IOException {
        String most = "{\"memory\":\"m\",\"other\":[" + "0,".repeat(ElementParser.MOST_VALUES - 4) + "0]}";
        assertThat(said(all(file("[" + most + "]")))).hasSize(1);
        assertThat(problems(all(file("[" + most.replace("[0", "[0,0") + "]")))).containsExactly("1 ");
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
        assertThatThrownBy(() -> all(new Mem0File(latin1, ImportItems.USER, checks.checks())))
                .hasMessageContaining("UTF-8");
    }
}
