package dev.raven.audit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * No file of this process grows beyond some bytes: the kernel writes what fits and refuses the rest, as it does on a full
 * disk. Needs no rights; prlimit of util-linux sets it.
 */
final class FileSizeLimit implements AutoCloseable {

    private FileSizeLimit() {}

    static FileSizeLimit of(long bytes) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "no prlimit on this machine");
        set(bytes + ":");
        return new FileSizeLimit();
    }

    /** The hard limit stays as it is. */
    private static void set(String soft) throws IOException, InterruptedException {
        Process prlimit = new ProcessBuilder(
                        "/usr/bin/prlimit",
                        "--pid",
                        Long.toString(ProcessHandle.current().pid()),
                        "--fsize=" + soft)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(prlimit.waitFor()).isZero();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        set("unlimited:");
    }
}
