package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./raven benchmark} runs as documented, against the server of the other tests. */
@ExtendWith(Raven.class)
class BenchmarkIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final String TALK = "raven-web/src/test/resources/dev/raven/web/benchmark/conversation.jsonl";
    private static final int LONGEST_MINUTES = 5;

    private @TempDir Path files;
    private RavenServer server;

    @BeforeEach
    void prepare(RavenServer shared) {
        this.server = shared;
    }

    /** What stands on standard output; standard error is in {@code errors}. */
    private String benchmark(int exitCode, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./raven", "benchmark"));
        command.addAll(List.of(words));
        Process run = new ProcessBuilder(command)
                .directory(PROJECT.toFile())
                .redirectError(files.resolve("errors").toFile())
                .start();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).as(errors()).isEqualTo(exitCode);
        return output;
    }

    private String errors() throws IOException {
        return Files.readString(files.resolve("errors"));
    }

    @Test
    void recallIsMeasuredByCategoryAndByConversation() throws Exception {
        String output =
                benchmark(0, "recall", TALK, "--json", "--url", server.url().toString());
        JsonNode rows = new ObjectMapper().readTree(output).path("rows");
        assertThat(rows.findValuesAsText("category"))
                .containsExactly("1 multi-hop", "2 temporal", "3 open-domain", "4 single-hop", "all", "ours-1");
        assertThat(rows.findValuesAsText("questions")).containsExactly("1", "1", "1", "4", "7", "7");
        assertThat(rows.findValuesAsText("recall@20")).containsOnly("1.000");
        assertThat(errors()).contains("MRR@10: 1 / rank");
    }

    @Test
    void speedIsMeasured() throws Exception {
        String output = benchmark(
                0,
                "speed",
                "--interactions",
                "20",
                "--queries",
                "10",
                "--warm-up",
                "10",
                "--url",
                server.url().toString());
        assertThat(output).containsPattern("interactions +p50 +p90 +p99").containsPattern("20 +[0-9.]+ +[0-9.]+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recall no-such-file                  | name one data file that can be read",
                "rescue                               | say which: recall FILE, speed, ingest, memory, audit, backup",
                "ingest --turns none                  | --turns: must be a whole number from 1",
                "speed --url http://192.0.2.1:8080    | --url: must be of this machine"
            })
    void aWrongCallSaysWhatToWrite(String words, String told) throws Exception {
        assertThat(benchmark(2, words.split(" "))).isEmpty();
        assertThat(errors()).contains(told);
    }
}
