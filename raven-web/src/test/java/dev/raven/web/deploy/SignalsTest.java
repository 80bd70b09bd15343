package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.signal.Signal;
import dev.raven.web.house.Page;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for metrics that there are, and every alert leads to what is to be done. */
class SignalsTest {
    private static final String PAGE = "docs/operations.md";
    private static final String METRIC = "\\b((?:raven|jvm|process)_[a-z0-9_]+)\\b";
    private static final String SUFFIX = "_(bucket|count|sum|max)$";
    private static final Pattern DURATION = Pattern.compile("[0-9]+[smhd]");
    private static final String ALERTS = "deploy/prometheus/alerts.yml";
    private static final String DASHBOARD = "deploy/grafana/raven.json";

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<JsonNode> alerts() {
        return ProjectFiles.yaml(ProjectFiles.PROJECT.resolve(ALERTS)).stream()
                .flatMap(file -> elements(file.path("groups")))
                .flatMap(group -> elements(group.path("rules")))
                .toList();
    }

    private static Set<String> known() {
        Set<String> known = ProjectFiles.found("(?m)^\\| `" + METRIC + "`", ProjectFiles.read(PAGE));
        assertThat(known).hasSizeGreaterThan(10);
        return known;
    }

    private static void asksForWhatThereIs(String expression) {
        Set<String> known = known();
        Set<String> asked = ProjectFiles.found(METRIC, expression);
        assertThat(asked)
                .as(expression)
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(known).containsAnyOf(metric, metric.replaceAll(SUFFIX, "")));
    }

    @Test
    void everyAlertSaysWhatToDo() {
        Set<String> anchors = Page.of(PAGE).anchors();
        assertThat(alerts()).hasSizeGreaterThan(5).allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(name).matches("Raven[A-Z][A-Za-z]+");
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotEmpty();
            assertThat(alert.path("for").asText()).as(name).matches(DURATION);
            String runbook = alert.at("/annotations/runbook").asText();
            assertThat(runbook).as(name).startsWith(PAGE + "#");
            assertThat(anchors).as(name).contains(runbook.substring(runbook.indexOf('#') + 1));
        });
    }

    @Test
    void everyAlertAsksForAMetricThatThereIs() {
        assertThat(alerts())
                .allSatisfy(alert -> asksForWhatThereIs(alert.path("expr").asText()));
    }

    @Test
    void everyPanelAsksForAMetricThatThereIs() {
        List<JsonNode> panels = elements(ProjectFiles.json(DASHBOARD).path("panels"))
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
        assertThat(panels).hasSizeGreaterThan(5).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotEmpty();
            assertThat(elements(panel.path("targets")))
                    .isNotEmpty()
                    .allSatisfy(target -> asksForWhatThereIs(target.path("expr").asText()));
        });
    }

    @Test
    void thePageHasEverySignalWithItsLabels() {
        String page = ProjectFiles.read(PAGE);
        for (Signal signal : Signal.values()) {
            String unit = signal.measure() == Signal.Measure.TIMES ? "_seconds" : "_total";
            String metric = "raven_" + signal.metric().replace('.', '_') + unit;
            assertThat(ProjectFiles.found("(?m)^\\| `" + metric + "` \\| ([^|]*)\\|", page))
                    .as(metric)
                    .singleElement()
                    .satisfies(labels -> assertThat(
                                    ProjectFiles.found("`([a-z_]+)`", labels.replaceAll("\\([^)]*\\)", "")))
                            .containsExactlyInAnyOrderElementsOf(signal.labels()));
        }
    }
}
