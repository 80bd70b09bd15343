package dev.raven.web.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A project of Node.js in {@code src/test/node}, worked on as a copy in {@code target/node}: npm installs there exactly what its lock
 * names and runs no script of any package.
 */
public final class NodeProject {
    private static final Path SOURCES = Path.of("src", "test", "node").toAbsolutePath();
    private static final Path COPIES = Path.of("target", "node").toAbsolutePath();
    private static final String LOCK = "package-lock.json";
    private static final long MINUTES = 5;

    private final Path home;

    private NodeProject(Path home) {
        this.home = home;
    }

    /** What a program ended with, and all that it wrote. */
    private record Ended(int code, String output) {}

    /**
     * The project of that name with all that it needs. Where Node.js or its packages cannot be had, the test is skipped and says why; in CI
     * it fails.
     */
    public static synchronized NodeProject installed(String name) throws IOException, InterruptedException {
        require(Stream.of("node", "npm").allMatch(NodeProject::isHere), "this machine has no node and npm");
        NodeProject project = new NodeProject(COPIES.resolve(name));
        project.copy(SOURCES.resolve(name));
        if (!project.isInstalled()) {
            Ended install = project.run(
                    List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress"), Map.of());
            require(install.code() == 0, "npm cannot install " + name + ":\n" + install.output());
            Files.copy(project.home.resolve(LOCK), project.done(), StandardCopyOption.REPLACE_EXISTING);
        }
        return project;
    }

    /** What a script of the project wrote; fails with that where it ends with an error. */
    public String run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        Ended ended = run(List.of("node", script), environment);
        assertThat(ended.code()).as("%s:%n%s", script, ended.output()).isZero();
        return ended.output();
    }

    /** Where the project lies, installed. */
    public Path home() {
        return home;
    }

    private static boolean isHere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void require(boolean there, String reason) {
        if (System.getenv("CI") != null) {
            assertThat(there).as(reason).isTrue();
        }
        assumeTrue(there, "skipped: " + reason);
    }

    private void copy(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = home.resolve(sources.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The lock by which was installed last, left when that had gone well. */
    private Path done() {
        return home.resolve("node_modules").resolve(LOCK);
    }

    private boolean isInstalled() throws IOException {
        return Files.exists(done()) && Files.mismatch(done(), home.resolve(LOCK)) < 0;
    }

    private Ended run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = Files.createTempFile("node", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        assertThat(ended)
                .as("%s ends within %s minutes:%n%s", command, MINUTES, said)
                .isTrue();
        return new Ended(process.exitValue(), said);
    }
}
