package dev.raven.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.NotFoundException;
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
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
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

    /** Reads it, and does that once something of that person is given out. */
    private void readAnd(ExportId export, UserId person, Runnable then) throws IOException {
        OutputStream slow = new FilterOutputStream(out) {
            private boolean done;

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                if (!done && given().contains(person.value())) {
                    done = true;
                    then.run();
                }
            }
        };
        service.read(acme, Optional.of(export)).writeTo(slow);
    }

    private void endsBeforeTheLastLine(ExportId export, UserId person, ConversationId erased) {
        assertThatThrownBy(() -> readAnd(export, person, () -> erase(erased))).isInstanceOf(NotFoundException.class);
        assertThat(given()).contains(person.value()).doesNotContain("End[");
    }

    @Test
    void whatIsErasedWhileOthersAreGivenOut() throws IOException {
        ConversationId told = scene.conversation(acme, bob);
        scene.ingest(acme, bob, told, "told to nobody");
        readAnd(made(), alice, () -> erase(told));
        assertThat(given())
                .contains("in confidence", "I am Alice", "I am Bob", "users=2")
                .doesNotContain("told to nobody", told.value());
    }

    @Test
    void whatIsErasedOfWhomIsBeingGivenOutEndsTheAnswer() {
        ConversationId talk = scene.conversation(acme, alice);
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            byte[] noise = new byte[30_000];
            random.nextBytes(noise);
            scene.ingest(acme, alice, talk, HexFormat.of().formatHex(noise));
        }
        scene.ingest(acme, alice, secret, "behind all");
        endsBeforeTheLastLine(made(), alice, secret);
        assertThat(given()).doesNotContain("behind all");
    }

    @Test
    void whatIsErasedOfTheLastPersonEndsTheAnswer() {
        ConversationId told = scene.conversation(acme, bob);
        endsBeforeTheLastLine(made(), bob, told);
    }
}
