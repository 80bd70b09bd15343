package dev.raven.audit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditFault;
import dev.raven.core.audit.AuditFinding;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.parallel.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final AuditCheckpoint CHECKPOINT =
            new AuditCheckpoint(3, NOON.instant(), "raven/ten_x\n3\nAAAA\n\n— raven abc\n");

    @TempDir
    Path temporary;

    private final InMemoryAuditStore store = new InMemoryAuditStore();
    private final WrittenLog log = new WrittenLog(new Ids(new SecureRandom()).tenant(), store);
    private final KeptNews news = new KeptNews();
    private Path directory;
    private FileSink sink;

    @BeforeEach
    void open() {
        directory = temporary.resolve("audit");
        sink = sink(NOON, 1);
    }

    private FileSink sink(Clock clock, long freeBytes) {
        return new FileSink(new CopyDirectory(directory, freeBytes), news, clock);
    }

    @AfterEach
    void close() {
        sink.close();
    }

    private List<Path> files() throws IOException {
        return new CopyDirectory(directory, 0).files();
    }

    private Path newest() throws IOException {
        List<Path> files = files();
        return files.get(files.size() - 1);
    }

    private List<AuditFinding> findings() {
        return new FileCopyCheck(new CopyDirectory(directory, 0), store, WrittenLog.old(NOON))
                .check(TenantId.PLATFORM, events -> {});
    }

    /** As a server that starts. */
    private void restart() throws IOException {
        sink.close();
        sink = sink(NOON, 1);
        sink.open();
    }

    @Test
    void keepsTheExactBytesForItsOwnerAlone() throws IOException {
        List<CopyRecord> records = log.records(2);
        sink.write(records);
        List<String> lines = Files.readAllLines(newest());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("{\"raven_audit_copy\":1,");
        String body = new String(((CopyRecord.Event) records.get(0)).event().body(), StandardCharsets.UTF_8);
        assertThat(lines.get(1)).startsWith("{\"log\":\"" + log.id().value()).endsWith(",\"event\":" + body + "}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(newest())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(findings()).isEmpty();
    }

    @Test
    void theNewestFileAloneTellsHowFarEachLogHadCome() throws IOException {
        sink.write(log.records(3));
        sink.write(List.of(new CopyRecord.Checkpoint(log.id(), CHECKPOINT)));
        AuditHead head = store.head(log.id());
        restart();
        assertThat(sink.heads().of(log.id())).isEqualTo(new CopyHead(head, 3));
        restart();
        assertThat(Files.readAllLines(newest())).singleElement().asString().contains(head.hash());
        assertThat(sink.heads().of(log.id())).isEqualTo(new CopyHead(head, 3));
        assertThat(files()).hasSize(3);
        assertThat(findings()).isEmpty();
        assertThat(news.all).isEmpty();
    }

    @Test
    void tenThousandLogsTakeSeveralLinesOfHalfAMebibyte() throws IOException {
        Ids ids = new Ids(new SecureRandom());
        sink.open();
        for (int i = 0; i < 10_000; i++) {
            sink.heads().put(ids.tenant(), new CopyHead(new AuditHead(i + 1, "a".repeat(64)), 0));
        }
        sink.accept(List.of());
        assertThat(Files.readAllLines(newest())).hasSize(4).allMatch(line -> line.length() < 1 << 19);
        restart();
        assertThat(sink.heads().logs()).hasSize(10_000);
        assertThat(findings()).isEmpty();
    }

    @Test
    void beginsAFileEachDay() throws IOException {
        sink.write(log.records(1));
        sink.close();
        sink = sink(Clock.offset(NOON, Duration.ofDays(1)), 1);
        sink.write(log.records(1));
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("audit-00000001-20261124.ndjson", "audit-00000002-20261125.ndjson");
    }

    @Test
    void noticesAFileThatWasRemovedAndGoesOnInAnother() throws IOException {
        sink.write(log.records(1));
        Files.delete(newest());
        sink.look();
        sink.write(log.records(1));
        assertThat(news.all).containsExactly("audit-00000001-20261124.ndjson was removed or renamed");
        assertThat(Files.readAllLines(newest())).hasSize(2);
    }

    @Test
    void noticesAFileThatWasTruncatedReplacedOrWrittenTo() throws IOException {
        sink.write(log.records(1));
        Files.writeString(newest(), "");
        sink.write(log.records(1));
        Path copy = temporary.resolve("copy");
        Files.copy(newest(), copy);
        Files.delete(newest());
        Files.writeString(temporary.resolve("keeps-the-inode"), "");
        Files.move(copy, directory.resolve("audit-00000002-20261124.ndjson"));
        sink.write(log.records(1));
        Files.writeString(newest(), "more\n", StandardOpenOption.APPEND);
        sink.write(log.records(1));
        assertThat(news.all)
                .containsExactly(
                        "audit-00000001-20261124.ndjson was truncated",
                        "audit-00000002-20261124.ndjson was replaced",
                        "audit-00000003-20261124.ndjson was written to");
        assertThat(findings()).isNotEmpty().allMatch(finding -> finding.fault() == AuditFault.COPY_DIFFERS);
    }

    @Test
    void setsALineAsideThatACrashCut() throws IOException {
        sink.write(log.records(2));
        AuditHead head = store.head(log.id());
        Path file = newest();
        sink.close();
        Files.writeString(file, "{\"log\":\"ten_", StandardOpenOption.APPEND);
        sink = sink(NOON, 1);
        sink.write(log.records(1));
        assertThat(Files.readString(file)).endsWith("}\n");
        assertThat(Files.readString(file.resolveSibling(file.getFileName() + ".torn")))
                .isEqualTo("{\"log\":\"ten_");
        assertThat(news.all).singleElement().asString().contains("ended within a line");
        assertThat(sink.heads().of(log.id()).event().sequence()).isEqualTo(head.sequence() + 1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void stopsBeforeTheDiskIsFull() {
        sink.close();
        sink = sink(NOON, Long.MAX_VALUE / 2);
        assertThatThrownBy(() -> sink.write(log.records(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk of the audit directory is nearly full");
    }

    @Test
    void aWriteThatTheDiskCutsHalfWayLeavesNoPartOfALine() throws Exception {
        sink.write(log.records(2));
        byte[] before = Files.readAllBytes(newest());
        List<CopyRecord> records = log.records(2);
        try (FileSizeLimit limit =
                FileSizeLimit.of(before.length + records.get(0).line().length + 50)) {
            assertThatThrownBy(() -> sink.write(records)).isInstanceOf(IOException.class);
            assertThat(newest()).hasBinaryContent(before);
        }
        sink.write(records);
        sink.close();
        assertThat(files()).hasSize(1);
        assertThat(Files.readAllLines(newest())).hasSize(5);
        assertThat(findings()).isEmpty();
        assertThat(news.all).isEmpty();
    }

    @Test
    void aFileThatTheDiskCutsInItsFirstLineIsNotLeftBehind() throws Exception {
        try (FileSizeLimit limit = FileSizeLimit.of(20)) {
            assertThatThrownBy(() -> sink.write(log.records(1))).isInstanceOf(IOException.class);
            assertThat(files()).isEmpty();
        }
        sink.write(log.records(1));
        assertThat(files()).hasSize(1);
        assertThat(news.all).isEmpty();
    }

    @Test
    void keepsASecondServerOffItsDirectory() throws IOException {
        sink.write(log.records(1));
        try (FileSink second = sink(NOON, 1)) {
            assertThatThrownBy(second::open).isInstanceOf(IOException.class).hasMessage("another Raven writes there");
        }
    }

    @Test
    void aDirectoryThatIsNoneFailsAndComesBackWithoutAHole() throws Exception {
        try (Spool spool = new Spool(sink, store, news)) {
            Files.writeString(directory, "in the way");
            spool.start();
            spool.add(log.records(3));
            Patience.until(() -> !spool.healthy() && !news.all.isEmpty());
            assertThat(news.all).containsExactly("file fails: FileAlreadyExistsException: " + directory);
            Files.delete(directory);
            Patience.until(spool::healthy);
            assertThat(sink.heads().of(log.id()).event()).isEqualTo(store.head(log.id()));
            assertThat(Files.readAllLines(newest())).hasSize(4);
        }
    }

    @Test
    void anEditedLineIsFound() throws IOException {
        sink.write(log.records(3));
        Path file = newest();
        Files.writeString(file, Files.readString(file).replaceFirst("\"action\":\"tea\"", "\"action\":\"pea\""));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(AuditFault.COPY_DIFFERS);
            assertThat(finding.detail()).contains("a line that Raven did not write");
        });
    }

    @Test
    void aLineThatWasTakenOutOfAClosedFileIsFound() throws IOException {
        sink.write(log.records(3));
        Path file = newest();
        restart();
        List<String> lines = Files.readAllLines(file);
        Files.write(
                file,
                Stream.concat(lines.stream().limit(2), lines.stream().skip(3)).toList());
        assertThat(findings())
                .singleElement()
                .extracting(AuditFinding::detail)
                .asString()
                .contains("when it was closed");
    }

    @Test
    void aFileThatACrashLeftBeforeItsFirstLineIsNoFinding() throws IOException {
        sink.write(log.records(1));
        sink.close();
        Files.createFile(directory.resolve("audit-00000002-20261124.ndjson"));
        sink = sink(NOON, 1);
        sink.write(log.records(1));
        assertThat(newest().getFileName()).hasToString("audit-00000003-20261124.ndjson");
        assertThat(findings()).isEmpty();
    }

    @Test
    void aFileThatIsMissingBetweenTwoIsFound() throws IOException {
        sink.write(log.records(1));
        restart();
        restart();
        Files.delete(files().get(1));
        assertThat(findings())
                .singleElement()
                .extracting(AuditFinding::detail)
                .asString()
                .contains("is missing before");
    }

    @Test
    void anEventThatRedisHoldsOtherwiseIsFound() throws IOException {
        InMemoryAuditStore other = new InMemoryAuditStore();
        sink.write(log.records(2));
        new WrittenLog(log.id(), other).append(1, "tea");
        new WrittenLog(log.id(), other).append(1, "milk");
        assertThat(new FileCopyCheck(new CopyDirectory(directory, 0), other, WrittenLog.old(NOON))
                        .check(TenantId.PLATFORM, events -> {}))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sequence()).isEqualTo(2));
        assertThat(new FileCopyCheck(new CopyDirectory(directory, 0), new InMemoryAuditStore(), WrittenLog.old(NOON))
                        .check(TenantId.PLATFORM, events -> {}))
                .hasSize(2);
    }

    @Test
    void anEventThatRedisSaysItDroppedIsMissedWhereItIsNotOldEnough() throws IOException {
        for (int days : List.of(401, 399)) {
            sink.write(new WrittenLog(log.id(), store, NOON.instant().minus(Duration.ofDays(days))).records(2));
        }
        store.prune(log.id(), AuditHead.of(store.read(log.id(), 2, 1).getFirst()));
        assertThat(findings()).isEmpty();
        store.prune(log.id(), AuditHead.of(store.read(log.id(), 3, 1).getFirst()));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.sequence()).isEqualTo(3);
            assertThat(finding.detail()).contains("before its time");
        });
    }

    @Test
    void aFirstLineOfOthersIsAFindingAndNoFailure() throws IOException {
        sink.write(log.records(1));
        for (String accepted : List.of("null", "{}", "{\"log\":\"nobody\",\"from\":1,\"to\":9}")) {
            Files.writeString(
                    directory.resolve("audit-00000002-20261124.ndjson"),
                    "{\"raven_audit_copy\":1,\"accepted\":[" + accepted + "]}\n");
            assertThat(findings()).extracting(AuditFinding::detail).anyMatch(found -> found.contains("did not write"));
        }
    }

    @Test
    void aTenantsOwnVerificationReadsNoFilesAndThePlatformsNamesTheLog() throws IOException {
        sink.write(log.records(2));
        Files.writeString(directory.resolve("audit-00000002-20261124.ndjson"), "not ours\n");
        FileCopyCheck check =
                new FileCopyCheck(new CopyDirectory(directory, 0), new InMemoryAuditStore(), WrittenLog.old(NOON));
        assertThat(check.check(log.id(), events -> {})).isEmpty();
        assertThat(check.check(TenantId.PLATFORM, events -> {}))
                .extracting(AuditFinding::detail)
                .containsExactly(
                        "audit-00000002-20261124.ndjson has a line that Raven did not write",
                        "the copy has an event of the log " + log.id() + " that the storage has not",
                        "the copy has an event of the log " + log.id() + " that the storage has not");
    }
}
