package dev.raven.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.backup.BackupTarget;
import dev.raven.core.backup.BackupTarget.NewFile;
import dev.raven.core.backup.BackupTargetContract;
import dev.raven.core.backup.S3Settings;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class S3TargetTest implements BackupTargetContract {
    private static final byte[] CONTENT = "kept".getBytes();

    private static S3Server server;
    private static S3Client s3;

    private S3Settings settings;
    private BackupTarget target;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start();
        s3 = S3Server.client(server.settings(""));
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        server.close();
    }

    @BeforeEach
    void open() {
        settings = server.settings("raven/" + UUID.randomUUID() + "/");
        target = target(settings);
    }

    @AfterEach
    void close() {
        target.close();
    }

    private static BackupTarget target(S3Settings settings) {
        return new S3Target(new S3Bucket(S3Server.client(settings), settings));
    }

    @Override
    public BackupTarget target() {
        return target;
    }

    private List<String> uploads() {
        return s3
                .listMultipartUploads(list -> list.bucket(S3Server.BUCKET).prefix(settings.prefix()))
                .uploads()
                .stream()
                .map(upload -> upload.key())
                .toList();
    }

    @Test
    void noPartStaysOfWhatIsWholeOrGivenUp() throws IOException {
        try (NewFile file = target.create("left")) {
            file.content().write(new byte[9 * MIB]);
            assertThat(uploads()).hasSize(1);
        }
        BackupTargetContract.put(target, "whole", new byte[9 * MIB]);
        assertThat(uploads()).isEmpty();
    }

    @Test
    void bothWaysOfPuttingAFileCarryAChecksum() throws IOException {
        for (int length : List.of(3, 9 * MIB)) {
            BackupTargetContract.put(target, "summed", new byte[length]);
            assertThat(s3.headObject(head -> head.bucket(S3Server.BUCKET)
                                    .key(settings.prefix() + "summed")
                                    .checksumMode(ChecksumMode.ENABLED))
                            .checksumCRC32())
                    .isNotNull();
        }
    }

    @Test
    void namesMoreThanFitOnOnePage() throws IOException {
        List<String> names = IntStream.range(0, 1001)
                .mapToObj(number -> String.format("%04d", number))
                .toList();
        for (String name : names) {
            BackupTargetContract.put(target, name, new byte[0]);
        }
        assertThat(BackupTargetContract.names(target, "")).isEqualTo(names);
    }

    @Test
    void keepsToItsOwnPartOfTheBucket() throws IOException {
        String own = settings.prefix();
        String neighbour = own.substring(0, own.length() - 1) + "-2/";
        try (BackupTarget other = target(server.settings(neighbour));
                BackupTarget all = target(server.settings(""))) {
            BackupTargetContract.put(other, "theirs", CONTENT);
            BackupTargetContract.put(target, "ours", CONTENT);
            assertThat(BackupTargetContract.names(target, "")).containsExactly("ours");
            assertThat(BackupTargetContract.names(all, own)).containsExactly(own + "ours");
            assertThat(BackupTargetContract.get(all, own + "ours")).isEqualTo(CONTENT);
        }
    }

    @Test
    void passesByWhatOthersPutThere() throws IOException {
        for (String key : List.of("a folder/", "not ours", ".hidden", "ä")) {
            s3.putObject(
                    put -> put.bucket(S3Server.BUCKET).key(settings.prefix() + key), RequestBody.fromBytes(CONTENT));
        }
        BackupTargetContract.put(target, "ours", CONTENT);
        assertThat(BackupTargetContract.names(target, "")).containsExactly("ours");
    }

    @Test
    void whatS3StopsTakingIsNeverThere() throws Exception {
        S3Server failing = server.again();
        S3Settings there = new S3Settings(
                settings.bucket(),
                settings.prefix(),
                settings.region(),
                failing.settings("").endpoint());
        try (BackupTarget cut = target(there)) {
            NewFile file = cut.create("cut");
            file.content().write(new byte[9 * MIB]);
            failing.close();
            assertThatThrownBy(() -> file.content().write(new byte[9 * MIB]))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("S3 cannot be reached");
            assertThatThrownBy(file::commit).isInstanceOf(IOException.class);
            assertThatThrownBy(file::close).isInstanceOf(IOException.class);
        }
        assertThat(target.length("cut")).isEqualTo(-1);
        assertThat(BackupTargetContract.names(target, "")).isEmpty();
    }

    @Test
    void findsItsCredentialsWhereAwsLooksForThem() throws IOException {
        System.setProperty("aws.accessKeyId", S3Server.ID);
        System.setProperty("aws.secretAccessKey", S3Server.SECRET);
        try (BackupTarget opened = S3Target.open(settings)) {
            BackupTargetContract.put(opened, "one", CONTENT);
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
        assertThat(BackupTargetContract.get(target, "one")).isEqualTo(CONTENT);
    }

    @Test
    void partsGrowSoThatTenThousandHoldMuch() {
        assertThat(S3Upload.size(0)).isEqualTo(8 * MIB);
        assertThat(S3Upload.size(999)).isEqualTo(8 * MIB);
        assertThat(S3Upload.size(1000)).isEqualTo(16 * MIB);
        assertThat(S3Upload.size(9999)).isEqualTo(80 * MIB);
        assertThat(IntStream.range(0, 10_000).mapToLong(S3Upload::size).sum()).isEqualTo(8L * MIB * 55_000);
    }
}
