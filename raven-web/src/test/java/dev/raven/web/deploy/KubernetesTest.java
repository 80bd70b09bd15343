package dev.raven.web.deploy;

import static dev.raven.web.deploy.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.network.CidrBlock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests, read as a cluster would read them: kinds, names that lead somewhere, and pods that may do nothing they need not. */
class KubernetesTest {
    private static final Map<String, String> KINDS = Map.of(
            "Kustomization", "kustomize.config.k8s.io/v1beta1",
            "Namespace", "v1",
            "ConfigMap", "v1",
            "Service", "v1",
            "ServiceAccount", "v1",
            "StatefulSet", "apps/v1",
            "PodDisruptionBudget", "policy/v1",
            "NetworkPolicy", "networking.k8s.io/v1");

    private static final Manifests WRITTEN = Manifests.written();

    private static JsonNode pod() {
        return WRITTEN.only("StatefulSet").at("/spec/template/spec");
    }

    private static Set<String> names(Stream<JsonNode> things) {
        return things.map(thing -> thing.path("name").asText()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyDocumentIsOfAKindThatClustersKnow() {
        assertThat(WRITTEN.documents()).allSatisfy(document -> {
            String kind = document.path("kind").asText();
            assertThat(document.path("apiVersion").asText()).as(kind).isEqualTo(KINDS.get(kind));
        });
        assertThat(WRITTEN.documents())
                .extracting(document -> document.path("kind").asText())
                .containsAll(KINDS.keySet());
    }

    @Test
    void everyFileIsApplied() {
        Set<String> files = new TreeSet<>();
        ProjectFiles.under(Manifests.FOLDER).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("kustomization.yaml"))
                .forEach(files::add);
        assertThat(elements(WRITTEN.only("Kustomization").path("resources")).map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(files);
    }

    /** Pod Security Standards, restricted. */
    @Test
    void noContainerMayDoMoreThanItNeeds() {
        assertThat(pod().at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod().at("/securityContext/runAsUser").asInt()).isGreaterThan(9_999);
        assertThat(pod().at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod().path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(elements(pod().path("containers"))).isNotEmpty().allSatisfy(container -> {
            JsonNode may = container.path("securityContext");
            assertThat(may.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(may.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(may.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(container.at("/resources/limits/memory").isMissingNode()).isFalse();
        });
    }

    @Test
    void whatAContainerMountsIsThere() {
        Set<String> volumes = names(elements(pod().path("volumes")));
        volumes.addAll(names(elements(WRITTEN.only("StatefulSet").at("/spec/volumeClaimTemplates"))
                .map(claim -> claim.path("metadata"))));
        elements(pod().path("containers"))
                .forEach(container -> assertThat(volumes).containsAll(names(elements(container.path("volumeMounts")))));
        assertThat(names(elements(pod().path("containers").path(0).path("volumeMounts"))))
                .isEqualTo(volumes);
    }

    @ParameterizedTest
    @CsvSource({
        "startupProbe, /health/started, management",
        "livenessProbe, /health/live, http",
        "readinessProbe, /health/ready, management"
    })
    void eachProbeAsksWhatItIsFor(String probe, String path, String port) {
        JsonNode asked = pod().path("containers").path(0).path(probe).path("httpGet");
        assertThat(asked.path("path").asText()).isEqualTo(path);
        assertThat(asked.path("port").asText()).isEqualTo(port);
    }

    @Test
    void everyPortThatIsNamedIsOneOfTheContainers() {
        Set<String> ports = names(elements(pod().path("containers").path(0).path("ports")));
        Stream<String> served = WRITTEN.all("Service")
                .flatMap(service -> elements(service.at("/spec/ports")))
                .map(port -> port.path("targetPort").asText());
        Stream<String> open = elements(WRITTEN.only("NetworkPolicy").at("/spec/ingress"))
                .flatMap(rule -> elements(rule.path("ports")))
                .map(port -> port.path("port").asText());
        assertThat(Stream.concat(served, open))
                .isNotEmpty()
                .allSatisfy(port -> assertThat(ports).contains(port));
    }

    /** The management port is for whoever looks after the server: in no service, and open to one namespace alone. */
    @Test
    void whatIsOpenIsWhatIsNeeded() {
        assertThat(WRITTEN.all("Service")
                        .flatMap(service -> elements(service.at("/spec/ports")))
                        .map(port -> port.path("targetPort").asText()))
                .containsOnly("http");
        JsonNode policy = WRITTEN.only("NetworkPolicy").path("spec");
        assertThat(elements(policy.path("policyTypes")).map(JsonNode::asText)).containsExactly("Ingress", "Egress");
        assertThat(elements(policy.path("ingress")))
                .allSatisfy(rule -> assertThat(rule.path("from").isEmpty()).isFalse());
        assertThat(elements(policy.path("egress")))
                .allSatisfy(rule -> assertThat(rule.path("to").isEmpty()).isFalse())
                .allSatisfy(rule -> assertThat(rule.path("ports").isEmpty()).isFalse());
    }

    /** A file that grows would fill its volume, and a container that reads it would read all else that lies there. */
    @Test
    void theLogGoesWhereTheClusterBoundsIt() {
        assertThat(WRITTEN.only("ConfigMap").at("/data/RAVEN_LOG_TARGET").asText())
                .isEqualTo("stdout");
        assertThat(names(elements(pod().path("containers")))).containsExactly("raven");
    }

    @Test
    void theImageIsPinned() {
        assertThat(elements(WRITTEN.only("Kustomization").path("images")))
                .isNotEmpty()
                .allSatisfy(image -> assertThat(image.path("digest").asText()).matches("sha256:[0-9a-f]{64}"));
    }

    /** Whatever is named besides: no address of a cluster, of its nodes or of a cloud's metadata. */
    @ParameterizedTest
    @ValueSource(
            strings = {"10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.254"})
    void noWayOutLeadsInside(String inside) {
        List<JsonNode> everywhere = elements(WRITTEN.only("NetworkPolicy").at("/spec/egress"))
                .flatMap(rule -> elements(rule.path("to")))
                .map(to -> to.path("ipBlock"))
                .filter(block -> CidrBlock.tryParse(block.path("cidr").asText())
                        .filter(network -> network.contains(inside))
                        .isPresent())
                .toList();
        assertThat(everywhere)
                .isNotEmpty()
                .allSatisfy(block -> assertThat(elements(block.path("except")))
                        .anyMatch(except -> CidrBlock.parse(except.asText()).contains(inside)));
    }
}
