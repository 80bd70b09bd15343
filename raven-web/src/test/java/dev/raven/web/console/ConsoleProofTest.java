package dev.raven.web.console;

import dev.raven.core.shared.SharedData;
import dev.raven.web.node.NodeProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the console calls verified is verified: its own sources, run by Node.js, whose SHA-256 and Ed25519 are those of browsers. */
class ConsoleProofTest {
    private static final Path PROOFS = Path.of("src/main/webapp/console/proof");

    private static NodeProject project() throws IOException, InterruptedException {
        NodeProject project = NodeProject.installed("console");
        Path copies = Files.createDirectories(project.home().resolve("console/proof"));
        try (Stream<Path> files = Files.list(PROOFS)) {
            for (Path file : files.toList()) {
                Files.copy(file, copies.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return project;
    }

    @Test
    void judgesNotesAndProofsThatWereMadeHere() throws IOException, InterruptedException {
        project().run("vectors.mjs", Map.of());
    }

    @Test
    void judgesTheVectorsOfOthers() throws IOException, InterruptedException {
        Path proofs = SharedData.file("merkle/proofs.json");
        project().run("vectors.mjs", Map.of("PROOFS", proofs.toString()));
    }
}
