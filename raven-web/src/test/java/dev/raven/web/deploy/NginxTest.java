package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.network.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxTest {
    private static final String CONFIGURATION = ProjectFiles.read("deploy/nginx/raven.conf");

    @TempDir
    private Path folder;

    /** Anything else would let a client say of itself where it comes from. */
    @Test
    void tellsRavenWhereARequestComesFrom() {
        assertThat(CONFIGURATION.lines().map(String::strip))
                .contains(
                        "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
                        "proxy_set_header X-Forwarded-Proto $scheme;",
                        "proxy_set_header Forwarded \"\";");
        assertThat(CONFIGURATION.split("proxy_set_header", -1))
                .as("one place sets them all")
                .hasSize(6);
    }

    @Test
    void listensWithTlsAloneAndLogsNoQuery() {
        assertThat(ProjectFiles.found("(?m)^\\s*listen ([^;]+);", CONFIGURATION))
                .allSatisfy(listener -> assertThat(listener).endsWith(" ssl"));
        assertThat(ProjectFiles.found("log_format raven '([^']+)';", CONFIGURATION))
                .singleElement()
                .asString()
                .doesNotContainPattern("\\$(request|request_uri|args|query_string|http_referer)\\b");
    }

    @Test
    void letsThroughWhatIsForClientsAndNothingElse() {
        Set<String> places = ProjectFiles.found("(?m)^    location (.+) \\{$", CONFIGURATION);
        assertThat(places).contains("/api/", "= /.well-known/security.txt", "/");
        assertThat(places).noneMatch(place -> place.contains("health") || place.contains("metrics"));
        assertThat(CONFIGURATION).containsPattern("location / \\{\\s+return 404;");
    }

    /** A MiB more than {@code RequestLimits} has: where nginx took less, Raven's own refusal would not reach the client. */
    @Test
    void refusesNoBodyThatRavenTakes() {
        assertThat(ProjectFiles.found("client_max_body_size ([^;]+);", CONFIGURATION))
                .containsExactlyInAnyOrder("2m", "33m", "513m");
    }

    @Test
    void nginxTakesIt() throws IOException, InterruptedException {
        Tool nginx = Tool.named("nginx");
        TestCertificate certificate = TestCertificate.of("RSA", "dns:memory.example.com");
        Path chain = Files.writeString(folder.resolve("fullchain.pem"), certificate.certificatePem());
        Path key = Files.writeString(folder.resolve("privkey.pem"), certificate.keyPem());
        String here = CONFIGURATION
                .replace("/etc/raven/tls/fullchain.pem", chain.toString())
                .replace("/etc/raven/tls/privkey.pem", key.toString())
                .replace("/var/log/nginx/", folder + "/");
        String places = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";\n")
                .collect(Collectors.joining());
        Path whole = Files.writeString(
                folder.resolve("nginx.conf"),
                "pid %s;\nerror_log stderr;\nevents {}\nhttp {\n%s\n%s\n}\n"
                        .formatted(folder.resolve("nginx.pid"), places, here));
        nginx.accepts("-t", "-q", "-e", "stderr", "-c", whole.toString());
    }
}
