package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands of examples/README.md as they stand there, each example for a tenant of its own. */
@ExtendWith(Raven.class)
class ExamplesIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Path GENERATOR = Path.of("target", "generator", "openapi-generator-cli.jar");
    private static final String PYDANTIC = "import dateutil, pydantic, urllib3; assert pydantic.VERSION >= '2'";

    @TempDir
    private Path home;

    /** The shell commands under a heading. */
    private static String commands(String heading) throws IOException {
        String page = Files.readString(PROJECT.resolve("examples/README.md"));
        String section = page.replaceFirst("(?s)^.*?\n## " + heading + "\n", "").replaceFirst("(?s)\n## .*", "");
        String commands = Pattern.compile("(?s)```sh\n(.*?)```")
                .matcher(section)
                .results()
                .map((MatchResult block) -> block.group(1))
                .reduce("", String::concat);
        assertThat(commands).as(heading).isNotEmpty();
        return commands;
    }

    /** What a script wrote; fails with that where it ends with an error. */
    private String ran(RavenServer server, String script) throws IOException, InterruptedException {
        Path said = home.resolve("said.txt");
        Path errors = home.resolve("errors.txt");
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", script)
                .directory(home.toFile())
                .redirectOutput(said.toFile())
                .redirectError(errors.toFile());
        shell.environment().put("RAVEN_URL", server.url().toString());
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        shell.environment()
                .merge("PATH", Path.of(System.getProperty("java.home"), "bin") + ":", (old, java) -> java + old);
        int code = shell.start().waitFor();
        assertThat(code).as(Files.readString(said) + Files.readString(errors)).isZero();
        return Files.readString(said, StandardCharsets.UTF_8);
    }

    /** A copy of the examples beside what was built, where tools may leave what they like. */
    private void lay() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve("examples"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = home.resolve(PROJECT.relativize(file));
                if (!copy.toString().contains("node_modules")) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Files.createSymbolicLink(home.resolve("raven-api"), PROJECT.resolve("raven-api"));
    }

    private void remembers(RavenServer server, String heading) throws IOException, InterruptedException {
        lay();
        assertThat(ran(server, commands("An API key") + commands(heading)))
                .endsWith("I will remember that.\nYou told me: My daughter Mia is allergic to cats.\n");
    }

    /** Whether a program is there; in CI it has to be. */
    private boolean isHere(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    @Test
    void java(RavenServer server) throws IOException, InterruptedException {
        remembers(server, "Java");
    }

    @Test
    void curl(RavenServer server) throws IOException, InterruptedException {
        remembers(server, "curl");
    }

    @Test
    void typeScript(RavenServer server) throws IOException, InterruptedException {
        boolean here = isHere("npm", "--version") && isHere("node", "--version");
        assertThat(here || System.getenv("CI") == null)
                .as("node and npm, in CI")
                .isTrue();
        assumeTrue(here, "skipped: this machine has no node and npm");
        remembers(server, "TypeScript");
    }

    /** Its libraries are not in every distribution, and only a package index has them all. */
    @Test
    void python(RavenServer server) throws IOException, InterruptedException {
        assumeTrue(
                isHere("python3", "-c", PYDANTIC),
                "skipped: this machine's python3 lacks pydantic 2, urllib3 or dateutil");
        assertThat(Files.exists(GENERATOR) || System.getenv("CI") == null)
                .as("the generator, in CI")
                .isTrue();
        assumeTrue(Files.exists(GENERATOR), "skipped: the generator is not fetched; ./mvnw verify does");
        Files.createSymbolicLink(home.resolve("openapi-generator-cli.jar"), GENERATOR.toAbsolutePath());
        remembers(server, "Python");
    }
}
