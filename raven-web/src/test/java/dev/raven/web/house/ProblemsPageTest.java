package dev.raven.web.house;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.RateLimitedException;
import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.web.openapi.OpenApiDocument;
import dev.raven.web.problem.HttpProblems;
import dev.raven.web.problem.Problem;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** docs/problems.md has a section for each problem: its status, its title, whether to retry, what it means, what mends it. */
class ProblemsPageTest {
    private static final Pattern SECTION = Pattern.compile(
            "(?ms)^### ([a-z_]+)\\n\\n(\\d{3}) · ([^·\\n]+) · retry: (no|later|after `Retry-After`)\\n\\n"
                    + "\\*Means\\* .+?\\n\\n\\*Causes\\* .+?\\n\\n\\*Mend\\* .+?(?=\\n\\n###|\\Z)");

    private static List<MatchResult> sections() {
        return SECTION.matcher(Page.of("docs/problems.md").text()).results().toList();
    }

    /** What the code answers: the refusals of HTTP and of what is away, and what the API's description has of the others. */
    private static Stream<Problem> problems() {
        Stream<Problem> http = IntStream.range(400, 600)
                .mapToObj(HttpProblems::of)
                .filter(problem -> problem.code() != ProblemCode.INVALID_REQUEST);
        Stream<RavenException> away = Arrays.stream(UnavailableException.class.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && method.getReturnType() == UnavailableException.class)
                .map(ProblemsPageTest::made);
        Stream<RavenException> limited = Stream.of(new RateLimitedException("", Duration.ofSeconds(1)));
        Stream<Problem> described = new OpenApiDocument()
                .responses()
                .filter(response -> response.findValue("const") != null)
                .flatMap(ProblemsPageTest::described);
        return Stream.of(http, Stream.concat(away, limited).map(Problem::of), described)
                .flatMap(all -> all);
    }

    private static RavenException made(Method factory) {
        try {
            return (RavenException) factory.invoke(null, new Object[factory.getParameterCount()]);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Stream<Problem> described(JsonNode response) {
        int status = response.findValue("const").asInt();
        return StreamSupport.stream(response.findValue("enum").spliterator(), false)
                .map(code -> ProblemCode.valueOf(code.asText().toUpperCase(Locale.ROOT)))
                .map(code -> Problem.of(code, status, ""));
    }

    @Test
    void thereIsASectionForEachProblemInTheirOrder() {
        assertThat(sections())
                .extracting(found -> found.group(1) + " " + found.group(3))
                .containsExactlyElementsOf(Arrays.stream(ProblemCode.values())
                        .map(code -> code.wireName() + " " + code.title())
                        .toList());
    }

    @Test
    void eachHasTheStatusThatIsAnswered() {
        Map<String, String> page = sections().stream().collect(toMap(found -> found.group(1), found -> found.group(2)));
        assertThat(problems())
                .extracting(problem -> problem.code().wireName() + " " + problem.status())
                .allSatisfy(answered -> assertThat(page).containsEntry(answered.split(" ")[0], answered.split(" ")[1]));
        assertThat(problems()).extracting(Problem::code).containsAll(List.of(ProblemCode.values()));
    }

    @Test
    void whatIsAnsweredWithATimeToWaitIsToBeRetriedThen() {
        Map<String, String> page = sections().stream().collect(toMap(found -> found.group(1), found -> found.group(4)));
        assertThat(problems())
                .allSatisfy(problem -> assertThat(
                                page.getOrDefault(problem.code().wireName(), "").startsWith("after"))
                        .as(problem.code().wireName())
                        .isEqualTo(problem.headers().containsKey("Retry-After")));
    }
}
