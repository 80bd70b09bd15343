package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemdTest {
    private static final String UNIT = ProjectFiles.read("deploy/systemd/raven.service");

    /** Of ten: what systemd-analyze calls OK ends at 2.5 or so, and a service that may do anything has 9.6. */
    private static final int MOST_EXPOSED_TENTHS = 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DynamicUser=yes",
                "NoNewPrivileges=yes",
                "CapabilityBoundingSet=",
                "ProtectSystem=strict",
                "ProtectHome=yes",
                "PrivateTmp=yes",
                "PrivateDevices=yes",
                "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
                "SystemCallFilter=@system-service",
                "LimitCORE=0",
                "MemorySwapMax=0",
                "UMask=0077"
            })
    void theServiceMayDoNothingItNeedNot(String line) {
        assertThat(UNIT.lines()).contains(line);
    }

    /** A file would grow until the disk is full. */
    @Test
    void theLogGoesToTheJournalWhichBoundsIt() {
        assertThat(UNIT.lines()).contains("Environment=RAVEN_LOG_TARGET=stdout");
    }

    /** With a program that is there. */
    private String unit() throws IOException {
        String here = UNIT.replace("/opt/raven/", ProjectFiles.PROJECT + "/");
        return Files.writeString(folder.resolve("raven.service"), here).toString();
    }

    @Test
    void systemdUnderstandsEveryLine() throws IOException, InterruptedException {
        String said = Tool.named("systemd-analyze").accepts("verify", unit());
        assertThat(said.lines().filter(line -> line.contains("raven.service"))).isEmpty();
    }

    @Test
    void systemdFindsItHardened() throws IOException, InterruptedException {
        Tool.named("systemd-analyze")
                .accepts("security", "--offline=true", "--no-pager", "--threshold=" + MOST_EXPOSED_TENTHS, unit());
    }
}
