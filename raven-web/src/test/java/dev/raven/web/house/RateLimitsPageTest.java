package dev.raven.web.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import dev.raven.web.access.RequestCost;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/rate-limits.md names every route that costs more than one token, and no other. */
class RateLimitsPageTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `((?:GET|POST|PATCH|PUT|DELETE) /\\S+)` \\| (\\d+) \\|$");

    private static String row(JavaMethod route) {
        String verb = route.getAnnotations().stream()
                .map(mark -> mark.getRawType())
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getSimpleName())
                .findFirst()
                .orElseThrow();
        String root = route.getOwner().getAnnotationOfType(Path.class).value();
        String rest = route.tryGetAnnotationOfType(Path.class)
                .map(path -> "/" + path.value())
                .orElse("");
        return verb + " /" + root + rest + " "
                + route.getAnnotationOfType(RequestCost.class).value();
    }

    @Test
    void thePageNamesWhatTheRoutesCost() throws IOException {
        List<String> routes = Modules.ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(RequestCost.class))
                .map(RateLimitsPageTest::row)
                .toList();
        String page = Files.readString(
                java.nio.file.Path.of("").toAbsolutePath().getParent().resolve("docs/rate-limits.md"));
        assertThat(ROW.matcher(page).results().map(found -> found.group(1) + " " + found.group(2)))
                .containsExactlyInAnyOrderElementsOf(routes);
    }
}
