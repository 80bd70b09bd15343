package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./raven status} beside a process that passes for the Raven of a data directory, and does not answer. */
class StatusCommandTest {
    @TempDir
    private Path data;

    private Path run;
    private Process raven;

    @BeforeEach
    void prepare() throws IOException {
        run = Files.createDirectories(data.resolve("run"));
        raven = new ProcessBuilder("sh", "-c", "read -r end", "sh", "-Draven.run=" + run, "end").start();
        Files.writeString(run.resolve("pid"), raven.pid() + "\n");
        Files.writeString(run.resolve("url"), "http://127.0.0.1:1\n");
    }

    @AfterEach
    void end() {
        raven.destroy();
    }

    private String status() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("./raven", "status")
                .directory(ProjectFiles.PROJECT.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("RAVEN_"));
        environment.put("RAVEN_DATA_DIR", data.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private String running(String log) {
        return """
                Raven is running on %s.
                  URL      http://127.0.0.1:1
                  process  %d
                  health   no answer
                  log      %s
                """.formatted(data, raven.pid(), log);
    }

    @Test
    void saysWhereTheLogOfTheOneThatRunsIs() throws Exception {
        Files.writeString(run.resolve("log"), "the log on standard output\n");
        assertThat(status()).isEqualTo(running("the log on standard output"));
    }

    @Test
    void oneThatDidNotSayWhereItsLogIsHasItInItsUsualPlace() throws Exception {
        assertThat(status()).isEqualTo(running(run.resolve("raven.log").toString()));
    }
}
