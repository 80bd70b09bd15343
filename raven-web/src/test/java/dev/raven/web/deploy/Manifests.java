package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a cluster is given. */
record Manifests(List<JsonNode> documents) {
    static final String FOLDER = "deploy/kubernetes";

    /** As they lie in the project. */
    static Manifests written() {
        return new Manifests(ProjectFiles.under(FOLDER).stream()
                .flatMap(file -> ProjectFiles.yaml(file).stream())
                .toList());
    }

    /** As kustomize hands them on; skips the test where the machine has no kubectl. */
    static Manifests built() throws IOException, InterruptedException {
        String folder = ProjectFiles.PROJECT.resolve(FOLDER).toString();
        return new Manifests(ProjectFiles.yaml(Tool.named("kubectl").accepts("kustomize", folder)));
    }

    Stream<JsonNode> all(String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind));
    }

    JsonNode only(String kind) {
        List<JsonNode> found = all(kind).toList();
        assertThat(found).as(kind).hasSize(1);
        return found.get(0);
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
