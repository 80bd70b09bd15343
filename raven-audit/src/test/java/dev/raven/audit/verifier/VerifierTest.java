package dev.raven.audit.verifier;

import static dev.raven.audit.verifier.SampleLog.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.audit.note.NoteSigner;
import dev.raven.audit.note.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an auditor is told of exports and copies that somebody has had in hand. */
class VerifierTest {
    private static final int SIZE = 300;
    private static final SampleLog LOG = SampleLog.of(SIZE);
    private static final List<String> EVENTS = LOG.events();
    /** The same, of which event 200 says that events were pruned. */
    private static final SampleLog PRUNED = LOG.with(names -> names.set(
            199,
            "audit.prune\",\"details\":{\"from_sequence\":1,\"to_hash\":\"" + SampleLog.hash(EVENTS.get(136))
                    + "\",\"to_sequence\":137},\"category\":\"system"));

    private static final NoteSigner RAVEN = SampleLog.signer();
    private static final NoteSigner MALLORY = SampleLog.signer();
    private static final String AT_100 = LOG.checkpoint(100, NOON.minusSeconds(120), RAVEN);
    private static final String AT_200 = LOG.checkpoint(200, NOON.minusSeconds(60), RAVEN);
    private static final String AT_300 = LOG.checkpoint(SIZE, NOON, RAVEN);
    private static final String CHECKPOINTS = String.join("\n", AT_300, AT_200, AT_100);

    @TempDir
    Path files;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void keys() throws IOException {
        write("raven-audit.pub", RAVEN.verifierKey() + "\n");
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(files.resolve(name), content).toString();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return Verifier.run(
                Stream.concat(
                                Stream.of(
                                        "--key",
                                        files.resolve("raven-audit.pub").toString()),
                                Arrays.stream(arguments))
                        .toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.fixed(NOON.plus(Duration.ofMinutes(5)), ZoneOffset.UTC));
    }

    /** The faults as {@code what@where}; the exit code must agree. */
    private List<String> faults(List<String> export, String checkpoints) throws IOException {
        int code = run(
                "--json", write("export.ndjson", String.join("\n", export) + "\n"), write("checkpoints", checkpoints));
        return faults(code);
    }

    private List<String> faults(int code) throws IOException {
        JsonNode result = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        List<String> faults = StreamSupport.stream(result.path("findings").spliterator(), false)
                .map(each -> each.path("fault").asText() + "@"
                        + each.path("sequence").asLong())
                .toList();
        assertThat(code).isEqualTo(faults.isEmpty() ? 0 : 1);
        assertThat(result.path("verified").asBoolean()).isEqualTo(faults.isEmpty());
        return faults;
    }

    /** What an attacker does to the lines of the export; line 0 is the header, line n event n. */
    private List<String> tampered(Consumer<List<String>> change) throws IOException {
        List<String> lines = new ArrayList<>(LOG.export());
        change.accept(lines);
        return faults(lines, CHECKPOINTS);
    }

    private static UnaryOperator<String> replacing(String old, String by) {
        return line -> {
            assertThat(line).contains(old);
            return line.replace(old, by);
        };
    }

    @Nested
    class AReceipt {
        private static final String TEXT = """
                raven/ten_AAAAAAAAAAAAAAAAAAAAAA
                erasure 1
                receipt rcp_AAAAAAAAAAAAAAAAAAAAAA
                subject user usr_AAAAAAAAAAAAAAAAAAAAAA
                interactions 12
                completed 2026-11-26T12:00:00Z
                audit-sequence 42
                """;

        private int receipt(String note) throws IOException {
            return run("--receipt", write("receipt", note));
        }

        @Test
        void isShownWhereOneOfTheKeysHasSignedIt() throws IOException {
            assertThat(receipt(SignedNote.of(TEXT, RAVEN).toString())).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).startsWith(TEXT).contains("VERIFIED");
        }

        @Test
        void isToldToProgramsAsJson() throws IOException {
            assertThat(run(
                            "--json",
                            "--receipt",
                            write("receipt", SignedNote.of(TEXT, RAVEN).toString())))
                    .isZero();
            JsonNode told = new ObjectMapper().readTree(out.toByteArray());
            assertThat(told.path("verified").asBoolean()).isTrue();
            assertThat(told.path("log").asText()).isEqualTo("raven/ten_AAAAAAAAAAAAAAAAAAAAAA");
            assertThat(told.path("receipt").path("subject").asText()).isEqualTo("user usr_AAAAAAAAAAAAAAAAAAAAAA");
            assertThat(told.path("receipt").path("audit_sequence").asText()).isEqualTo("42");
            assertThat(told.path("signed_by")).hasSize(1);

            assertThat(run(
                            "--json",
                            "--receipt",
                            write("receipt", SignedNote.of(TEXT, MALLORY).toString())))
                    .isEqualTo(1);
            assertThat(new ObjectMapper()
                            .readTree(out.toByteArray())
                            .path("verified")
                            .asBoolean(true))
                    .isFalse();
            assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("usr_");
        }

        @Test
        void isNotBelievedWhereItWasChangedOrAnotherSignedIt() throws IOException {
            String signed = SignedNote.of(TEXT, RAVEN).toString();
            for (String wrong : List.of(
                    signed.replace("interactions 12", "interactions 13"),
                    SignedNote.of(TEXT, MALLORY).toString(),
                    AT_100)) {
                assertThat(receipt(wrong)).isEqualTo(1);
                assertThat(out.toString(StandardCharsets.UTF_8))
                        .contains("NOT VERIFIED")
                        .doesNotContain("usr_");
            }
            assertThat(receipt("no note")).isEqualTo(2);
            assertThat(run("--receipt", "x", "y")).isEqualTo(2);
        }
    }

    @Nested
    class AnExport {

        @Test
        void isVerifiedAsItWasWritten() throws IOException {
            assertThat(faults(LOG.export(), CHECKPOINTS)).isEmpty();
            assertThat(run(
                            files.resolve("export.ndjson").toString(),
                            files.resolve("checkpoints").toString()))
                    .isZero();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("VERIFIED")
                    .contains("300 read and hashed again, 1 to 300")
                    .contains("up to event 300")
                    .contains(RAVEN.verifierKey().id());
        }

        @Test
        void isVerifiedFromWhereItWasPruned() throws IOException {
            assertThat(faults(LOG.export(138), CHECKPOINTS)).isEmpty();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("begins at event 138, and no event in it says that those before were pruned")
                    .contains("nobody can tell from it what they said");
        }

        @Test
        void saysWhichEventTellsThatItsBeginningWasPruned() throws IOException {
            assertThat(faults(PRUNED.export(138), PRUNED.checkpoint(SIZE, NOON, RAVEN)))
                    .isEmpty();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("begins at event 138: event 200 says that those up to 137 were to be pruned")
                    .contains("nobody can tell from it what they said");
            assertThat(faults(PRUNED.export(139), PRUNED.checkpoint(SIZE, NOON, RAVEN)))
                    .isEmpty();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("begins at event 139, and no event in it says that those before were pruned");
        }

        @Test
        void mayGoBeyondTheNewestCheckpoint() throws IOException {
            assertThat(faults(LOG.export(), AT_200)).isEmpty();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("The last 100 events are newer")
                    .contains("\"proven_to\":200");
        }

        @Test
        void thatNoCheckpointCoversIsNotVerified() throws IOException {
            String made = "a".repeat(64);
            List<byte[]> frontier = Collections.nCopies(Long.bitCount(301), new byte[32]);
            List<String> lines = List.of(
                    SampleLog.header(302, 302, made, frontier), SampleLog.line(SampleLog.event(302, "forged", made)));
            assertThat(faults(lines, CHECKPOINTS)).containsExactly("unproven@302");
            assertThat(faults(LOG.export(200).subList(0, 1), AT_100)).isNotEmpty();
        }

        @Test
        void mayBeSignedByTheOldAndTheNewKey() throws IOException {
            String both = LOG.checkpoint(SIZE, NOON, MALLORY, RAVEN);
            assertThat(faults(LOG.export(), both)).isEmpty();
            write("raven-audit.pub", "# two\n" + MALLORY.verifierKey() + "\n\n" + RAVEN.verifierKey() + "\n");
            assertThat(faults(LOG.export(), both + "\n" + AT_200)).isEmpty();
        }
    }

    @Nested
    class Tampering {

        @Test
        void aChangedByteIsFound() throws IOException {
            assertThat(tampered(lines ->
                            lines.set(150, replacing("name 150", "name 151").apply(lines.get(150)))))
                    .containsExactly("event_changed@150");
        }

        @Test
        void aChangedEventIsFoundThoughItsHashWasMadeAnew() throws IOException {
            assertThat(tampered(lines ->
                            lines.set(150, SampleLog.line(EVENTS.get(149).replace("name 150", "name 151")))))
                    .containsExactly("chain_broken@151", "root_mismatch@200");
        }

        @Test
        void aChangedEventIsFoundThoughTheChainWasMadeAnew() throws IOException {
            assertThat(faults(LOG.with(names -> names.set(149, "another")).export(), CHECKPOINTS))
                    .containsExactly("root_mismatch@200");
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("something behind event 100");
        }

        @Test
        void aChangedFirstEventOfAPrunedLogIsFound() throws IOException {
            SampleLog forged = LOG.with(names -> names.set(3, "another"));
            assertThat(faults(forged.export(101), CHECKPOINTS)).containsExactly("root_mismatch@100");
        }

        @Test
        void theDroppedFirstEventIsFound() throws IOException {
            assertThat(tampered(lines -> lines.remove(1))).containsExactly("gap@2");
            assertThat(faults(LOG.with(names -> names.removeFirst()).export(), CHECKPOINTS))
                    .containsExactly("root_mismatch@100", "truncated@300");
        }

        @Test
        void aDroppedEventInTheMiddleIsFound() throws IOException {
            assertThat(tampered(lines -> lines.remove(150))).containsExactly("gap@151");
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 event is missing in front of it: 150.");
            assertThat(faults(LOG.with(names -> names.remove(149)).export(), CHECKPOINTS))
                    .containsExactly("root_mismatch@200", "truncated@300");
        }

        @Test
        void theDroppedLastEventIsFound() throws IOException {
            assertThat(tampered(List::removeLast)).containsExactly("truncated@300");
            assertThat(faults(LOG.with(List::removeLast).export(), CHECKPOINTS)).containsExactly("truncated@300");
        }

        @Test
        void aTailThatWasCutIsFound() throws IOException {
            assertThat(faults(SampleLog.of(201).export(), CHECKPOINTS)).containsExactly("truncated@300");
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("99 events are missing at the end");
        }

        @Test
        void twoSwappedEventsAreFound() throws IOException {
            assertThat(tampered(lines -> Collections.swap(lines, 150, 151)))
                    .containsExactly("out_of_order@150", "gap@151");
            assertThat(faults(
                            LOG.with(names -> Collections.swap(names, 149, 150)).export(), CHECKPOINTS))
                    .containsExactly("root_mismatch@200");
        }

        @Test
        void anInsertedEventIsFound() throws IOException {
            String inserted = SampleLog.line(SampleLog.event(150, "forged", SampleLog.hash(EVENTS.get(148))));
            assertThat(tampered(lines -> lines.add(150, inserted)))
                    .containsExactly("out_of_order@150", "chain_broken@151", "root_mismatch@200");
            assertThat(tampered(lines -> lines.add(150, lines.get(149)))).containsExactly("out_of_order@149");
            assertThat(faults(LOG.with(names -> names.add(149, "forged")).export(), CHECKPOINTS))
                    .containsExactly("root_mismatch@200");
        }

        @Test
        void aRenumberedEventIsFound() throws IOException {
            assertThat(tampered(lines -> lines.set(
                            150,
                            replacing("\"sequence\":150", "\"sequence\":160").apply(lines.get(150)))))
                    .containsExactly("event_changed@150");
            assertThat(tampered(lines -> lines.set(
                            150, SampleLog.line(EVENTS.get(149).replace("\"sequence\":150", "\"sequence\":160")))))
                    .contains("gap@160", "out_of_order@151");
        }

        @Test
        void whatIsNoEventIsFound() throws IOException {
            assertThat(tampered(lines -> lines.set(150, "null"))).containsExactly("not_an_event@150");
            assertThat(tampered(lines -> lines.set(150, SampleLog.line("{\"a\":1}"))))
                    .contains("not_an_event@150");
            assertThat(tampered(lines -> lines.set(150, "{\"event\":{\"x\":\"" + "x".repeat(1 << 21) + "\"}}")))
                    .containsExactly("not_an_event@150");
        }

        /** At every place of an event and of its hash: no bit is left out of what is hashed. */
        @Test
        void noByteOfALineCanBeChanged() throws IOException {
            SampleLog small = SampleLog.of(3);
            String checkpoint = small.checkpoint(3, NOON, RAVEN);
            List<String> lines = small.export();
            int end = lines.get(2).length() - 1; // behind the event, only the line's own brace
            for (int at = lines.get(2).indexOf(':') + 2; at < end; at++) {
                StringBuilder line = new StringBuilder(lines.get(2));
                line.setCharAt(at, line.charAt(at) == 'e' ? 'f' : 'e');
                List<String> changed = new ArrayList<>(lines);
                changed.set(2, line.toString());
                assertThat(faults(changed, checkpoint)).as(line.toString()).isNotEmpty();
            }
        }
    }

    @Nested
    class TheCheckpoints {

        @Test
        void ofAnotherKeyAreFound() throws IOException {
            assertThat(faults(LOG.export(), LOG.checkpoint(SIZE, NOON, MALLORY)))
                    .containsExactly("stale_checkpoint@0", "bad_signature@300");
        }

        @Test
        void withAChangedRootSizeOrTimeAreFound() throws IOException {
            assertThat(faults(LOG.export(), AT_300.replace("\n300\n", "\n299\n")))
                    .containsExactly("stale_checkpoint@0", "bad_signature@299");
            assertThat(faults(LOG.export(), AT_200 + "\n" + AT_300.replace("12:00:00Z", "12:00:01Z")))
                    .containsExactly("bad_signature@300");
        }

        @Test
        void ofAnotherLogAreFound() throws IOException {
            List<String> other = new ArrayList<>(LOG.export());
            other.set(0, replacing(SampleLog.ID, "ten_BBBBBBBBBBBBBBBBBBBBBB").apply(other.get(0)));
            assertThat(faults(other, AT_300)).containsExactly("stale_checkpoint@0", "bad_signature@300");
        }

        @Test
        void ofAForkAreFound() throws IOException {
            String fork = LOG.with(names -> names.set(149, "another")).checkpoint(200, NOON.minusSeconds(30), RAVEN);
            assertThat(faults(LOG.export(), CHECKPOINTS + "\n" + fork)).containsExactly("forked@200");
        }

        @Test
        void ofALogThatWentBackAreFound() throws IOException {
            String late = LOG.checkpoint(250, NOON.plus(Duration.ofMinutes(9)), RAVEN);
            assertThat(faults(LOG.export(), CHECKPOINTS + "\n" + late)).containsExactly("forked@250");
        }

        @Test
        void thatAreOldAreFound() throws IOException {
            String old = LOG.checkpoint(200, NOON.minus(Duration.ofHours(25)), RAVEN);
            assertThat(faults(SampleLog.of(200).export(), old)).containsExactly("stale_checkpoint@200");
            String export = files.resolve("export.ndjson").toString();
            String checkpoints = files.resolve("checkpoints").toString();
            assertThat(run("--max-age", "2d", export, checkpoints)).isZero();
            assertThat(run("--at", "2026-11-25T12:00:00Z", export, checkpoints)).isZero();
        }

        @Test
        void thatAreDatedAheadAreFound() throws IOException {
            String ahead = LOG.checkpoint(SIZE, NOON.plus(Duration.ofDays(3650)), RAVEN);
            assertThat(faults(LOG.export(), String.join("\n", AT_200, ahead)))
                    .containsExactly("postdated_checkpoint@300");
        }

        @Test
        void mustBeThere() throws IOException {
            assertThat(run("--json", write("export.ndjson", String.join("\n", LOG.export()) + "\n")))
                    .isEqualTo(1);
            assertThat(faults(1)).containsExactly("stale_checkpoint@0");
        }

        @Test
        void thatCannotBeReadAreFound() throws IOException {
            assertThat(faults(LOG.export(), "nothing\n\n\n" + AT_300)).containsExactly("bad_signature@0");
        }
    }

    @Nested
    class AFilteredExport {

        @Test
        void isVerifiedByItsProofs() throws IOException {
            assertThat(faults(LOG.filtered(200, 1, 2, 77, 200, 230), AT_200)).isEmpty();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("chosen part")
                    .contains("1 events are newer");
        }

        @Test
        void holdsNoForgedEvent() throws IOException {
            SampleLog forged = LOG.with(names -> names.set(76, "another"));
            assertThat(faults(forged.filtered(200, 1, 77), CHECKPOINTS))
                    .containsExactly("root_mismatch@1", "root_mismatch@77");
            List<String> lines = LOG.filtered(200, 1, 77, 90);
            lines.set(2, replacing("name 77", "name 78").apply(lines.get(2)));
            assertThat(faults(lines, CHECKPOINTS)).containsExactly("event_changed@77");
        }

        @Test
        void holdsNoEventWithoutItsProof() throws IOException {
            List<String> lines = LOG.filtered(200, 1);
            lines.add(SampleLog.line(EVENTS.get(9)));
            assertThat(faults(lines, CHECKPOINTS)).containsExactly("root_mismatch@10");
        }

        @Test
        void holdsNoEventThatACheckpointCoversWithoutItsProof() throws IOException {
            assertThat(faults(LOG.filtered(0, 5, 9), CHECKPOINTS)).containsExactly("unproven@5", "unproven@9");
            assertThat(faults(LOG.filtered(200, 5, 230), CHECKPOINTS)).containsExactly("unproven@230");
        }

        @Test
        void isNotVerifiedWhereNothingInItWasSigned() throws IOException {
            assertThat(faults(LOG.filtered(100, 150), AT_100)).containsExactly("unproven@150");
            assertThat(faults(LOG.filtered(100), AT_100)).containsExactly("unproven@0");
        }

        @Test
        void holdsNoEventTwice() throws IOException {
            assertThat(faults(LOG.filtered(200, 5, 9, 9), CHECKPOINTS)).containsExactly("out_of_order@9");
        }

        @Test
        void needsTheCheckpointOfItsTree() throws IOException {
            assertThat(faults(LOG.filtered(200, 5), AT_300)).containsExactly("bad_signature@200");
        }
    }

    @Nested
    class ACopy {

        private String line(int sequence) {
            return SampleLog.line(EVENTS.get(sequence - 1)).replaceFirst("\\{", "{\"log\":\"" + SampleLog.ID + "\",");
        }

        private String checkpoint(String note) {
            return "{\"log\":\"" + SampleLog.ID + "\",\"checkpoint\":\"" + note.replace("\n", "\\n") + "\"}";
        }

        private List<String> node(int node) {
            List<String> lines = new ArrayList<>(List.of("{\"raven_audit_copy\":1,\"logs\":[]}"));
            for (int sequence = 1; sequence <= SIZE; sequence++) {
                if (sequence / 7 % 2 == node) {
                    lines.add(line(sequence));
                }
            }
            lines.add(checkpoint(node == 0 ? AT_200 : AT_300));
            return lines;
        }

        private List<String> faults(List<String> first, List<String> second) throws IOException {
            return VerifierTest.this.faults(run(
                    "--json",
                    write("a.ndjson", String.join("\n", first) + "\n"),
                    write("b.ndjson", String.join("\n", second) + "\n")));
        }

        @Test
        void ofSeveralNodesIsVerifiedTogether() throws IOException {
            assertThat(faults(node(0), node(1))).isEmpty();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"proven_to\":300");
        }

        @Test
        void mayHoldABatchTwice() throws IOException {
            List<String> lines = node(0);
            lines.addAll(20, lines.subList(15, 20));
            assertThat(faults(lines, node(1))).isEmpty();
        }

        @Test
        void thatWasEditedIsFound() throws IOException {
            List<String> lines = node(0);
            lines.set(4, replacing("name 4", "name 5").apply(lines.get(4)));
            assertThat(faults(lines, node(1))).containsExactly("event_changed@4");
            lines = node(0);
            lines.remove(lines.size() - 2); // event 300, before its file's last checkpoint
            assertThat(faults(lines, node(1))).containsExactly("truncated@300");
            lines = node(0);
            lines.remove(4);
            assertThat(faults(lines, node(1))).containsExactly("gap@5");
            lines = node(0);
            lines.set(4, "{");
            assertThat(faults(lines, node(1))).containsExactly("not_an_event@0", "gap@5");
        }

        @Test
        void whoseBeginningWasDroppedIsFound() throws IOException {
            List<String> lines = new ArrayList<>(List.of("{\"raven_audit_copy\":1,\"logs\":[]}"));
            List<String> forged = LOG.with(names -> names.set(0, "forged")).events();
            forged.subList(1, SIZE)
                    .forEach(event ->
                            lines.add(SampleLog.line(event).replaceFirst("\\{", "{\"log\":\"" + SampleLog.ID + "\",")));
            lines.add(checkpoint(AT_300));
            assertThat(faults(lines, List.of("{\"raven_audit_copy\":1,\"logs\":[]}")))
                    .containsExactly("unproven@300");
        }

        @Test
        void ofTwoLogsIsToldLogByLog() throws IOException {
            String other = line(1).replace(SampleLog.ID, "ten_BBBBBBBBBBBBBBBBBBBBBB");
            String copy = write(
                    "a.ndjson", String.join("\n", node(0)) + "\n" + String.join("\n", node(1)) + "\n" + other + "\n");
            assertThat(run("--log", "ten_CCCCCCCCCCCCCCCCCCCCCC", copy)).isEqualTo(2);
            assertThat(run("--json", copy)).isEqualTo(1);
            assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
        }
    }

    @Nested
    class TheCommandLine {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "--nothing",
                    "--log",
                    "--max-age 5",
                    "--max-age -1h",
                    "--at yesterday",
                    "missing.ndjson",
                    "--quiet"
                })
        void refusesWhatItCannotWorkWith(String arguments) {
            assertThat(run(arguments.split(" "))).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith("raven-audit-verifier: ")
                    .hasLineCount(1);
        }

        @Test
        void refusesKeysThatAreNone() throws IOException {
            String export = write("export.ndjson", String.join("\n", LOG.export()) + "\n");
            for (String key : List.of("", "raven", RAVEN.verifierKey() + "\ncrow", RAVEN.verifierKey() + "A")) {
                write("raven-audit.pub", key);
                assertThat(run(export)).as(key).isEqualTo(2);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{\"raven_audit_export\":2}",
                    "{\"raven_audit_export\":1}",
                    "{\"raven_audit_export\":1,\"log\":\"x\",\"complete\":true}"
                })
        void refusesAnExportWithoutItsHeader(String header) throws IOException {
            assertThat(run(write("export.ndjson", header + "\n"))).isEqualTo(2);
        }

        @Test
        void refusesAFrontierOfAnotherSize() throws IOException {
            assertThat(run(write(
                            "export.ndjson", SampleLog.header(4, 9, "0".repeat(64), List.of(new byte[32])) + "\n")))
                    .isEqualTo(2);
        }

        @Test
        void refusesAnotherLogThanTheOneThatIsMeant() throws IOException {
            String export = write("export.ndjson", String.join("\n", LOG.export()) + "\n");
            assertThat(run("--log", "ten_BBBBBBBBBBBBBBBBBBBBBB", export)).isEqualTo(2);
        }

        @Test
        void explainsItself() {
            assertThat(run("--help")).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("--max-age")
                    .contains("Exit codes");
        }
    }
}
