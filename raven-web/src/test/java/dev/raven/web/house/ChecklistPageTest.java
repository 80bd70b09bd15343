package dev.raven.web.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.web.openapi.OpenApiDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** docs/checklist.md has a section for each row, in the order in which they are shown, and says what mends it. */
class ChecklistPageTest {
    private static final Pattern SECTION = Pattern.compile(
            "(?ms)^### ([a-z_]+)\\n\\n\\*Looks at\\* .+?\\n\\n\\*Mend\\* .+?(?=\\n\\n###|\\n\\n## |\\Z)");

    private static List<String> rows(boolean attestableAlone) {
        return Arrays.stream(ChecklistRow.values())
                .filter(row -> !attestableAlone || row.attestable())
                .map(ChecklistRow::id)
                .toList();
    }

    @Test
    void thePageHasASectionForEachRow() throws IOException {
        String page = Files.readString(Path.of("").toAbsolutePath().getParent().resolve("docs/checklist.md"));
        assertThat(SECTION.matcher(page).results().map(MatchResult::group).map(text -> text.split("\\s+", 3)[1]))
                .containsExactlyElementsOf(rows(false));
    }

    @Test
    void theDescriptionOfTheApiNamesTheRowsThatCanBeAttested() {
        assertThat(StreamSupport.stream(
                                new OpenApiDocument()
                                        .pathParameters("/api/v1/security/checklist/{row_id}/attestation")
                                        .path(0)
                                        .at("/schema/enum")
                                        .spliterator(),
                                false)
                        .map(id -> id.asText()))
                .containsExactlyElementsOf(rows(true));
    }

    @Test
    void thereAreAsManyThatLookAsRowsThatAMachineCanLookAt() {
        long probes = Modules.ALL.stream()
                .filter(type -> !type.isInterface() && type.isAssignableTo(ChecklistProbe.class))
                .count();
        assertThat(probes).isEqualTo(ChecklistRow.values().length - 3L);
    }
}
