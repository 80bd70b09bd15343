package dev.raven.web.deploy;

import static dev.raven.web.deploy.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Every selector means the pods that it is for: one that matches none is taken by a cluster without a word. */
class KubernetesSelectorsTest {

    @Test
    void whatIsWrittenSelectsWhatItMeans() {
        selectsWhatItMeans(Manifests.written());
    }

    @Test
    void whatKustomizeBuildsSelectsWhatItMeans() throws IOException, InterruptedException {
        Manifests built = Manifests.built();
        selectsWhatItMeans(built);
        assertThat(built.only("StatefulSet").at("/metadata/namespace").asText()).isEqualTo("raven");
        assertThat(built.only("StatefulSet")
                        .at("/spec/template/spec/containers/0/image")
                        .asText())
                .contains("@sha256:");
    }

    private static void selectsWhatItMeans(Manifests manifests) {
        JsonNode set = manifests.only("StatefulSet").path("spec");
        JsonNode pods = set.at("/template/metadata/labels");
        assertThat(pods.size()).isPositive();
        assertThat(set.at("/selector/matchLabels")).isEqualTo(pods);
        assertThat(elements(set.at("/template/spec/topologySpreadConstraints")))
                .isNotEmpty()
                .allSatisfy(spread ->
                        assertThat(spread.at("/labelSelector/matchLabels")).isEqualTo(pods));
        assertThat(manifests.only("PodDisruptionBudget").at("/spec/selector/matchLabels"))
                .isEqualTo(pods);
        assertThat(manifests.all("Service"))
                .hasSize(2)
                .allSatisfy(service -> assertThat(service.at("/spec/selector")).isEqualTo(pods));
        meansOthers(manifests.only("NetworkPolicy").path("spec"));
    }

    /** The policy holds for every pod of its namespace; whom they talk to is named by namespace, and DNS by its pods. */
    private static void meansOthers(JsonNode policy) {
        assertThat(policy.path("podSelector").isObject()).isTrue();
        assertThat(policy.path("podSelector").isEmpty()).isTrue();
        JsonNode dns = policy.at("/egress/0/to/0");
        assertThat(dns.at("/namespaceSelector/matchLabels").toString())
                .isEqualTo("{\"kubernetes.io/metadata.name\":\"kube-system\"}");
        assertThat(dns.at("/podSelector/matchLabels").toString()).isEqualTo("{\"k8s-app\":\"kube-dns\"}");
        assertThat(policy.findValues("podSelector")).hasSize(2);
    }
}
