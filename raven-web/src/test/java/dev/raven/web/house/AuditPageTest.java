package dev.raven.web.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import dev.raven.core.audit.Audited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/audit-log.md names every action that a service's method is marked with, and when it is recorded. */
class AuditPageTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z_.]+)` \\| (before and after|when done|with `data_audit: all`) \\|");

    private static String row(JavaMethod method) {
        Audited audited = method.getAnnotationOfType(Audited.class);
        String when = switch (audited.category()) {
            case ADMINISTRATIVE -> "before and after";
            case DATA_READ -> "with `data_audit: all`";
            default -> "when done";
        };
        return audited.value() + " " + when;
    }

    @Test
    void thePageNamesWhatIsRecordedAndWhen() throws IOException {
        Set<String> marked = Modules.ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Audited.class))
                .map(AuditPageTest::row)
                .collect(Collectors.toCollection(TreeSet::new));
        String page = Files.readString(Path.of("").toAbsolutePath().getParent().resolve("docs/audit-log.md"));
        assertThat(ROW.matcher(page).results().map(found -> found.group(1) + " " + found.group(2)))
                .containsExactlyInAnyOrderElementsOf(marked);
    }
}
