package dev.raven.core.backup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.settings.SettingException;
import java.security.SecureRandom;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RestoreRoomTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final TenantId ACME = IDS.tenant();
    private static final RestoreState.Order ALL = new RestoreState.Order(IDS.backup(), Optional.empty());
    private static final RestoreState.Order ACME_ALONE = new RestoreState.Order(IDS.backup(), Optional.of(ACME));

    private final InMemoryBackupStore store = new InMemoryBackupStore();
    private final RestoreRoom room = new RestoreRoom(store, IDS);

    private static void refused(ThrowingCallable work, String why) {
        assertThatThrownBy(work)
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_RESTORE: ")
                .hasMessageContaining(why);
    }

    private void somethingIsKept() {
        store.put(ACME, BackupPart.TENANT, StoredRecord.nothing("rvn:{test}:key", Optional.empty()));
    }

    @Test
    void whereOthersServeNobodyRestores() {
        store.nodes(1);
        refused(() -> room.require(ALL, true), "another server serves from this storage");
    }

    @Test
    void oneTenantIsRestoredIntoAnEmptyStorageAlone() {
        assertThatCode(() -> room.require(ACME_ALONE, false)).doesNotThrowAnyException();
        somethingIsKept();
        refused(() -> room.require(ACME_ALONE, false), "one tenant is restored into an empty Redis alone");
        assertThatCode(() -> room.require(ALL, false)).doesNotThrowAnyException();
    }

    @Test
    void whatIsKeptIsNotTouchedUnlessThatIsSaid() {
        assertThatCode(() -> room.require(ALL, true)).doesNotThrowAnyException();
        somethingIsKept();
        refused(() -> room.require(ALL, true), "the storage is not empty, and nothing of it was touched");
    }

    @Test
    void onlyOneRestoresAtATime() {
        room.take(ALL);
        refused(new RestoreRoom(store, IDS)::requireClaim, "another server restores into this storage");
    }

    @Test
    void nobodyServesFromHalfARestoreAndTheRestToDoIsNamed() {
        assertThatCode(room::refuseHalfARestore).doesNotThrowAnyException();
        room.take(ACME_ALONE);
        refused(
                room::refuseHalfARestore,
                "did not end; run it again: ./raven restore " + ACME_ALONE.backup() + " --tenant " + ACME);
        room.written(ACME_ALONE, 0);
        assertThatCode(room::refuseHalfARestore).doesNotThrowAnyException();
    }
}
