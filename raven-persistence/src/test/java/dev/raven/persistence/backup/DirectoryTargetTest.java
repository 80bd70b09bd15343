package dev.raven.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.raven.core.backup.BackupTarget;
import dev.raven.core.backup.BackupTarget.NewFile;
import dev.raven.core.backup.BackupTargetContract;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DirectoryTargetTest implements BackupTargetContract {
    private static final byte[] CONTENT = "kept".getBytes();

    @TempDir
    private Path temporary;

    private Path root;
    private BackupTarget target;

    @BeforeEach
    void open() throws IOException {
        root = temporary.resolve("data/backups");
        target = DirectoryTarget.open(root);
    }

    @Override
    public BackupTarget target() {
        return target;
    }

    private static void saysHowToMend(ThrowingCallable call, String mend) {
        assertThatThrownBy(call)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("RAVEN_BACKUP_DIR")
                .hasMessageContaining(mend)
                .hasMessageNotContaining("/");
    }

    private List<Path> aside() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(".partial"))) {
            return files.toList();
        }
    }

    /** A file on a disk that is full. */
    private NewFile spilling(Path aside) throws IOException {
        FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE);
        return new DirectoryFile(new DirectoryTree(root), new Aside(full, aside), root.resolve("spilt"));
    }

    @Test
    void whatItMakesIsForItsOwnersEyes() throws IOException {
        BackupTargetContract.put(target, "2026/11/one", CONTENT);
        Set<String> modes = new TreeSet<>();
        try (Stream<Path> all = Files.walk(temporary.resolve("data"))) {
            for (Path one : all.toList()) {
                modes.add((Files.isDirectory(one) ? "d" : "-")
                        + PosixFilePermissions.toString(Files.getPosixFilePermissions(one)));
            }
        }
        assertThat(modes).containsExactly("-rw-------", "drwx------");
    }

    @Test
    void nothingStaysAsideOfWhatIsWholeOrGivenUp() throws IOException {
        BackupTargetContract.put(target, "one", CONTENT);
        try (NewFile left = target.create("left")) {
            left.content().write(CONTENT);
            assertThat(aside()).hasSize(1);
        }
        assertThat(aside()).isEmpty();
    }

    @Test
    void removesWhatAKilledRavenLeft() throws IOException {
        BackupTargetContract.put(target, "whole", CONTENT);
        Files.write(root.resolve(".partial/half"), CONTENT);
        assertThat(BackupTargetContract.names(target, "")).containsExactly("whole");
        DirectoryTarget.open(root);
        assertThat(aside()).isEmpty();
        assertThat(BackupTargetContract.get(target, "whole")).isEqualTo(CONTENT);
    }

    @Test
    void leavesWhatAnotherStillWrites() throws IOException, InterruptedException {
        BackupTargetContract.put(target, "whole", CONTENT);
        Path theirs = Files.createFile(root.resolve(".partial/theirs"));
        Process other = LockHolder.start(theirs);
        try {
            DirectoryTarget.open(root);
            assertThat(theirs).exists();
        } finally {
            other.destroyForcibly().waitFor();
        }
        DirectoryTarget.open(root);
        assertThat(theirs).doesNotExist();
    }

    @Test
    void leavesWhatItWritesItself() throws IOException {
        try (NewFile file = target.create("ours")) {
            file.content().write(CONTENT);
            DirectoryTarget.open(root);
            file.commit();
        }
        assertThat(BackupTargetContract.get(target, "ours")).isEqualTo(CONTENT);
    }

    @Test
    void ofAFullDiskItSaysSoAndLeavesNothing() throws IOException {
        Path aside = root.resolve(".partial/full");
        try (NewFile file = spilling(aside)) {
            saysHowToMend(() -> file.content().write(new byte[MIB]), "is full; free some of it");
            assertThatThrownBy(file::commit).isInstanceOf(IOException.class);
        }
        assertThat(BackupTargetContract.names(target, "")).isEmpty();
    }

    @Test
    void whatTheDiskDoesNotTakeAtTheEndIsNeverThere() throws IOException {
        Path aside = Files.createFile(root.resolve("aside"));
        try (NewFile file = spilling(aside)) {
            file.content().write(CONTENT);
            saysHowToMend(file::commit, "is full; free some of it");
        }
        assertThat(BackupTargetContract.names(target, "")).isEmpty();
    }

    @Test
    void ofAMissingDirectoryItSaysSoAndMakesNone() throws IOException {
        Files.delete(root);
        String mend = "is missing; make it, or mount";
        saysHowToMend(() -> target.create("a/b"), mend);
        saysHowToMend(() -> target.open("a/b"), mend);
        saysHowToMend(() -> target.length("a/b"), mend);
        saysHowToMend(() -> target.list(""), mend);
        saysHowToMend(() -> target.delete("a/b"), mend);
        assertThat(root).doesNotExist();
    }

    @Test
    void ofADirectoryThatVanishesMeanwhileItSaysSo() throws IOException {
        try (NewFile file = target.create("late")) {
            file.content().write(CONTENT);
            Files.delete(aside().get(0));
            Files.delete(root.resolve(".partial"));
            Files.delete(root);
            saysHowToMend(file::commit, "is missing");
        }
        assertThat(root).doesNotExist();
    }

    @Test
    void ofAFileInTheWayItSaysSo() throws IOException {
        BackupTargetContract.put(target, "taken", CONTENT);
        Files.createDirectory(root.resolve("directory"));
        saysHowToMend(() -> BackupTargetContract.put(target, "taken/by", CONTENT), "move it away");
        saysHowToMend(() -> BackupTargetContract.put(target, "directory", CONTENT), "move it away");
        saysHowToMend(() -> DirectoryTarget.open(root.resolve("taken")), "move it away");
        assertThat(BackupTargetContract.names(target, "")).containsExactly("taken");
        assertThat(aside()).isEmpty();
    }

    @Test
    void ofADirectoryThatIsNotItsOwnItSaysSo() throws IOException {
        assumeFalse(Files.getAttribute(root, "unix:uid").equals(0), "root may write everywhere");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("---------"));
        try {
            saysHowToMend(() -> target.create("one"), "give the directory to the user");
            saysHowToMend(() -> target.length("one"), "give the directory to the user");
            saysHowToMend(() -> target.list(""), "give the directory to the user");
        } finally {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void passesByWhatOthersPutThere() throws IOException {
        BackupTargetContract.put(target, "ours", CONTENT);
        Files.createFile(root.resolve(".hidden"));
        Files.createFile(root.resolve("not ours"));
        Files.createDirectories(root.resolve("lost+found"));
        Files.createFile(root.resolve("lost+found/file"));
        Files.createSymbolicLink(root.resolve("link"), root.resolve("ours"));
        assertThat(BackupTargetContract.names(target, "")).containsExactly("ours");
    }

    @Test
    void followsNoLinkOutOfItself() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.write(outside.resolve("secret"), CONTENT);
        Files.createSymbolicLink(root.resolve("away"), outside);
        Files.createSymbolicLink(root.resolve("secret"), outside.resolve("secret"));
        for (String name : List.of("away/secret", "secret")) {
            assertThat(target.length(name)).isEqualTo(-1);
            assertThatThrownBy(() -> target.open(name)).isInstanceOf(NoSuchFileException.class);
            target.delete(name);
        }
        assertThat(BackupTargetContract.names(target, "")).isEmpty();
        assertThat(outside.resolve("secret")).exists();
    }

    @Test
    void mayItselfBeALink() throws IOException {
        BackupTargetContract.put(target, "a/b", CONTENT);
        Path link = Files.createSymbolicLink(temporary.resolve("link"), root);
        try (BackupTarget linked = DirectoryTarget.open(link)) {
            assertThat(BackupTargetContract.names(linked, "")).containsExactly("a/b");
            assertThat(BackupTargetContract.get(linked, "a/b")).isEqualTo(CONTENT);
        }
    }

    @Test
    void noEmptyDirectoryStays() throws IOException {
        BackupTargetContract.put(target, "a/b/c", CONTENT);
        BackupTargetContract.put(target, "a/d", CONTENT);
        target.delete("a/b/c");
        assertThat(root.resolve("a/b")).doesNotExist();
        target.delete("a/d");
        assertThat(root.resolve("a")).doesNotExist();
        assertThat(root).exists();
    }
}
