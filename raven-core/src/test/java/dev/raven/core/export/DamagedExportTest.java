package dev.raven.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.memory.FlushRequest;
import dev.raven.core.caller.Caller;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.id.ExportId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobTurns;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.memory.BlockEntry;
import dev.raven.core.memory.MemoryService;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.Revision;
import dev.raven.core.memory.SealedBlock;
import dev.raven.core.scene.Scene;
import dev.raven.core.user.StoredUser;
import dev.raven.core.user.UserStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What does not open of one person keeps nobody else's from the tenant, and is not passed over in silence. */
class DamagedExportTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final UserId bob = scene.user(acme);
    private final TenantExportService service = scene.get(TenantExportService.class);

    {
        scene.ingest(acme, alice, scene.conversation(acme, alice), "I am Alice");
        scene.ingest(acme, bob, scene.conversation(acme, bob), "I am Bob");
    }

    private ExportId made() {
        Job job = service.order(acme);
        JobTurns.all(scene.anotherNode());
        return ExportId.madeBy(job.id());
    }

    private String read(ExportId export) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        service.read(acme, Optional.of(export)).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Sealed altered(Sealed sound) {
        byte[] bytes = sound.bytes();
        bytes[bytes.length - 1] ^= 1;
        return new Sealed(bytes);
    }

    private void damageTheRecordOf(UserId user) {
        UserStore users = scene.get(UserStore.class);
        StoredUser sound = users.find(acme.tenantId(), user).orElseThrow();
        StoredUser damaged = new StoredUser(user, sound.createdAt(), sound.held(), altered(sound.profile()));
        assertThat(users.replace(acme.tenantId(), sound, damaged, Optional.empty()))
                .isEqualTo(UserStore.Outcome.DONE);
    }

    private void damageWhatIsRememberedOf(UserId user) {
        scene.get(MemoryService.class).flush(acme, new FlushRequest(user.value(), null));
        MemoryStore store = scene.get(MemoryStore.class);
        BlockEntry entry = store.changesSince(acme.tenantId(), user, Revision.START, 9)
                .blocks()
                .get(0);
        SealedBlock sound = entry.block();
        SealedBlock damaged =
                new SealedBlock(sound.id(), sound.conversation(), sound.interactions(), altered(sound.body()));
        store.replaceBlock(acme.tenantId(), user, entry, damaged);
    }

    @Test
    void whoseRecordDoesNotOpenIsCounted() throws IOException {
        damageTheRecordOf(alice);
        assertThat(read(made()))
                .contains("I am Bob", "users=1", "unreadable=1", "left_out=0")
                .doesNotContain("I am Alice");
    }

    @Test
    void ofWhomAMemoryDoesNotOpenIsCounted() throws IOException {
        damageWhatIsRememberedOf(alice);
        assertThat(read(made())).contains("I am Bob", "users=1", "unreadable=1", "left_out=0");
    }

    @Test
    void whoIsErasedAfterwardsIsLeftOutAndNotUnreadable() throws IOException {
        damageTheRecordOf(alice);
        ExportId export = made();
        scene.get(ErasureService.class).eraseUser(acme, Optional.of(alice));
        assertThat(read(export)).contains("I am Bob", "users=1", "unreadable=0", "left_out=1");
    }

    @Test
    void whoIsDamagedSinceAndReadAnewIsCounted() throws IOException {
        ExportId export = made();
        scene.get(ErasureService.class).eraseConversation(acme, Optional.of(scene.conversation(acme, alice)));
        damageTheRecordOf(alice);
        assertThat(read(export)).contains("I am Bob", "users=1", "unreadable=1", "left_out=0");
    }

    private void loseTheKeyOf(UserId user) {
        scene.get(KeyRemoval.class).destroy(acme.tenantId(), user);
    }

    @Test
    void whoseKeyIsLostSinceIsCounted() throws IOException {
        ExportId export = made();
        loseTheKeyOf(alice);
        assertThat(read(export))
                .contains("I am Bob", "users=1", "unreadable=1", "left_out=0")
                .doesNotContain("I am Alice");
    }

    @Test
    void whoseKeyIsLostSinceAndWhoIsReadAnewIsCounted() throws IOException {
        scene.get(ErasureService.class).eraseConversation(acme, Optional.of(scene.conversation(acme, alice)));
        ExportId export = made();
        loseTheKeyOf(alice);
        assertThat(read(export)).contains("I am Bob", "users=1", "unreadable=1", "left_out=0");
    }
}
