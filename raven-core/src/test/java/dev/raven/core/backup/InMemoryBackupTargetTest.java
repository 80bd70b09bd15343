package dev.raven.core.backup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class InMemoryBackupTargetTest implements BackupTargetContract {
    private final InMemoryBackupTarget target = new InMemoryBackupTarget();

    @Override
    public BackupTarget target() {
        return target;
    }

    @Test
    void aFullPlaceTakesNoFile() throws IOException {
        target.fullAfter(3);
        BackupTargetContract.put(target, "fits", new byte[3]);
        assertThatThrownBy(() -> BackupTargetContract.put(target, "spills", new byte[4]))
                .isInstanceOf(IOException.class);
    }
}
