package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a test's own, small enough to be filled, that can be made to hang; where a machine lets nobody mount, there is none. */
final class Volume implements AutoCloseable {
    private static final int MEBIBYTES = 16;
    private static final int MOST_LEFT = 900 << 10;

    private final Path at;
    private final boolean mounted;
    private boolean frozen;

    /** @param folder where the disk is kept and shown; without the right to mount, {@link #at} is an ordinary directory in it */
    Volume(Path folder) {
        Path image = folder.resolve("disk.image");
        at = folder.resolve("disk");
        try {
            Files.createDirectory(at);
            Files.write(image, new byte[MEBIBYTES << 20]);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        mounted = ran("mkfs.ext4", "-q", "-m", "0", image.toString())
                && ran("mount", "-o", "loop", image.toString(), at.toString());
    }

    private static boolean ran(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    Path at() {
        return at;
    }

    /** Skips the test, visibly, where nothing is mounted. */
    void require() {
        assumeTrue(mounted, "skipped: this machine lets nobody mount a disk");
    }

    /** Takes all its room but for less than a mebibyte. */
    void fill() {
        try {
            long room = Files.getFileStore(at).getUsableSpace();
            Files.write(at.resolve("ballast"), new byte[Math.toIntExact(room - MOST_LEFT)]);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void makeRoom() {
        try {
            Files.delete(at.resolve("ballast"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** From now on whoever writes to it hangs. */
    void freeze() {
        assertThat(ran("fsfreeze", "--freeze", at.toString())).isTrue();
        frozen = true;
    }

    void thaw() {
        assertThat(ran("fsfreeze", "--unfreeze", at.toString())).isTrue();
        frozen = false;
    }

    /** Thaws it first: whoever hangs on it could not even be killed. */
    void release() {
        if (frozen) {
            thaw();
        }
    }

    @Override
    public void close() {
        release();
        if (mounted) {
            assertThat(ran("umount", at.toString())).isTrue();
        }
    }
}
