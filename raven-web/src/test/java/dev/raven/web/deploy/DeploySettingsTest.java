package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shipped for a deployment sets only what there is to set, and holds no secret. */
class DeploySettingsTest {
    private static final String NAME = "(?:RAVEN|REDIS|ENCRYPTION|KMS|AWS|AZURE|VAULT)_[A-Z0-9_]*[A-Z0-9]";
    private static final String PAGE = ProjectFiles.read("docs/configuration.md");
    private static final String SECRETS =
            PAGE.substring(PAGE.indexOf("**Secrets in files**"), PAGE.indexOf("## Server"));

    static Stream<Path> files() {
        return ProjectFiles.under("deploy").stream();
    }

    private static Set<String> settings() {
        Set<String> names = ProjectFiles.found("(?m)^\\| `(" + NAME + ")`", PAGE);
        ProjectFiles.found("`(" + NAME + ")`", SECRETS).forEach(name -> names.add(name + "_FILE"));
        return names;
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyNameIsOnThePage(Path file) {
        assertThat(settings()).containsAll(ProjectFiles.found("\\b(" + NAME + ")\\b", ProjectFiles.read(file)));
    }

    /** A network that holds more than proxies is one whose members make up where they come from; whose they are, nobody knows here. */
    @ParameterizedTest
    @MethodSource("files")
    void nobodyIsTrustedButAProxyOnTheSameMachine(Path file) {
        assertThat(ProjectFiles.found("(?m)^\\s*RAVEN_TRUSTED_PROXIES[:=] *(\\S*)$", ProjectFiles.read(file)))
                .isSubsetOf("127.0.0.1/32", "\"\"");
    }

    /** A name that may stand for a file is set as a file. */
    @ParameterizedTest
    @MethodSource("files")
    void noSecretIsSetAsText(Path file) {
        Set<String> secrets = new TreeSet<>(ProjectFiles.found("`(" + NAME + ")`", SECRETS));
        secrets.removeIf(name -> name.endsWith("_FILE"));
        secrets.addAll(Set.of("AWS_SECRET_ACCESS_KEY", "RAVEN_ENCRYPTION_KEY", "RAVEN_OPERATOR_KEY"));
        assertThat(ProjectFiles.found("\\b(" + NAME + ")\\b", ProjectFiles.read(file)))
                .doesNotContainAnyElementsOf(secrets);
    }
}
