package dev.raven.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.Deletion;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.erasure.Destroyed;
import dev.raven.core.erasure.Erasure;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.erasure.Receipt;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.ExportId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobTurns;
import dev.raven.core.scene.Scene;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is erased is given out by no export, whenever it was decided. */
class ErasedExportTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final UserId bob = scene.user(acme);
    private final ConversationId secret = scene.conversation(acme, alice);
    private final TenantExportService service = scene.get(TenantExportService.class);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    {
        scene.ingest(acme, alice, secret, "in confidence");
        scene.ingest(acme, alice, scene.conversation(acme, alice), "I am Alice");
        scene.ingest(acme, bob, scene.conversation(acme, bob), "I am Bob");
    }

    private ExportId made() {
        Job job = service.order(acme);
        JobTurns.all(scene.node());
        return ExportId.madeBy(job.id());
    }

    private String read(ExportId export) throws IOException {
        service.read(acme, Optional.of(export)).writeTo(out);
        return given();
    }

    private String given() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void erase(ConversationId conversation) {
        scene.get(ErasureService.class).eraseConversation(acme, Optional.of(conversation));
    }

    private Deletion decided(ConversationId conversation) {
        return scene.get(DeletionStore.class)
                .append(
                        acme.tenantId(),
                        new Deletion(
                                scene.get(Ids.class).receipt(),
                                Erasure.of(acme.tenantId(), alice, conversation),
                                "req_test",
                                scene.clock().instant(),
                                new Destroyed(1, 0, Optional.of(0L), 1, 0, 0)));
    }

    private void isNotGivenOutBy(ExportId export) throws IOException {
        assertThat(read(export))
                .contains("I am Alice", "I am Bob", "left_out=0", "unreadable=0", "users=2")
                .doesNotContain("in confidence", secret.value());
    }

    @Test
    void whatWasDecidedBeforeTheOrderAndErasedAfterIt() throws IOException {
        decided(secret);
        scene.clock().advance(Duration.ofHours(1));
        ExportId export = made();
        erase(secret);
        isNotGivenOutBy(export);
    }

    @Test
    void whatARestoredBackupBroughtBackAndWasErasedAgainAfterTheOrder() throws IOException {
        Receipt old = new Receipt(decided(secret), 1, scene.clock().instant(), Optional.empty(), "signed");
        scene.get(DeletionStore.class).complete(acme.tenantId(), old);
        scene.clock().advance(Duration.ofHours(1));
        ExportId export = made();
        erase(secret);
        isNotGivenOutBy(export);
    }
}
