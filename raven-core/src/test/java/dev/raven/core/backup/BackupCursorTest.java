package dev.raven.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackupCursorTest {
    private static final TenantId ACME = new Ids(new Random(1)).tenant();

    @Test
    void isWhatItWasWrittenAs() {
        BackupCursor within = BackupCursor.START.at(ACME, 7).behind(Optional.of("12/3 4"));
        assertThat(BackupCursor.parse(within.toString())).isEqualTo(within);
        assertThat(BackupCursor.parse(BackupCursor.START.toString())).isEqualTo(BackupCursor.START);
    }

    @Test
    void walksThroughAllTenantsTwiceKeysAndLedgersLast() {
        BackupCursor first = BackupCursor.START.at(ACME, 7);
        assertThat(partsOf(first)).containsExactly(BackupPart.MEMORY, BackupPart.TENANT, BackupPart.AUDIT);
        BackupCursor second = first.nextWalk().orElseThrow();
        assertThat(second.after()).isZero();
        assertThat(partsOf(second.at(ACME, 7))).containsExactly(BackupPart.KEYS, BackupPart.LEDGER);
        assertThat(second.nextWalk()).isEmpty();
    }

    /** Until it is the next tenant's turn, in the same walk. */
    private static List<BackupPart> partsOf(BackupCursor begin) {
        List<BackupPart> parts = new ArrayList<>();
        BackupCursor cursor = begin;
        while (cursor.tenant().isPresent()) {
            parts.add(cursor.part());
            cursor = cursor.behind(Optional.empty());
        }
        assertThat(cursor.part()).isEqualTo(begin.part());
        assertThat(cursor.after()).isEqualTo(7);
        return parts;
    }

    @Test
    void aPartMayHaveSeveralVolumes() {
        BackupCursor cursor = BackupCursor.START.at(ACME, 7).behind(Optional.of("12"));
        assertThat(cursor.part()).isEqualTo(BackupPart.MEMORY);
        assertThat(cursor.volume()).isEqualTo(2);
        assertThat(cursor.within()).isEqualTo("12");
    }
}
