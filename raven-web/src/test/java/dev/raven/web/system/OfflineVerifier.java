package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The verifier's jar in a process of its own, as an auditor runs it, with the keys that he took before. */
final class OfflineVerifier {
    private static final Path JAR = Path.of("../raven-audit/target/raven-audit-verifier.jar");

    private final Path files;
    private final Path key;

    /** @param files where he keeps what he takes */
    OfflineVerifier(Path files, Api reader) {
        this.files = files;
        this.key = kept("raven-audit.pub", reader.get("audit/key"));
    }

    /** What it says of the whole log of whoever reads, which must be verified. */
    JsonNode verifiedExport(String log, Api reader) {
        Path checkpoints =
                kept("checkpoints", reader.get("audit/checkpoints")); // first, so that the export covers them
        kept("export.ndjson", reader.get("audit/export"));
        return verified(log, List.of(export(), checkpoints));
    }

    /** The log that was taken last. */
    Path export() {
        return files.resolve("export.ndjson");
    }

    /** What it says of one log, which must be verified. */
    JsonNode verified(String log, List<Path> from) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString(), "--json"));
        command.addAll(List.of("--quiet", "--key", key.toString(), "--log", log));
        from.forEach(file -> command.add(file.toString()));
        try {
            Process verifier = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            JsonNode result = Reply.parsed(said);
            assertThat(result.path("verified").asBoolean()).as(said).isTrue();
            return result;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What it says of the receipt of an erasure, which must be verified. */
    String verifiedReceipt(Reply note) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String receipt = kept("receipt", note).toString();
        try {
            Process verifier = new ProcessBuilder(
                            java, "-jar", JAR.toString(), "--key", key.toString(), "--receipt", receipt)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(verifier.waitFor()).as(said).isZero();
            return said;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Path kept(String name, Reply content) {
        assertThat(content.status()).as(content.body()).isEqualTo(200);
        try {
            return Files.writeString(files.resolve(name), content.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
