package dev.raven.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.RateLimitedException;
import dev.raven.core.backup.BackupTarget;
import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.ExportId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.JobState;
import dev.raven.core.job.JobStore;
import dev.raven.core.job.JobTurns;
import dev.raven.core.job.Jobs;
import dev.raven.core.scene.Scene;
import dev.raven.core.tenant.TenantStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TenantExportTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final UserId bob = scene.user(acme);
    private final TenantExportService service = scene.get(TenantExportService.class);
    private final BackupTarget target = scene.get(BackupTarget.class);

    private void remember() {
        scene.ingest(acme, alice, scene.conversation(acme, alice), "I am Alice");
        scene.ingest(acme, bob, scene.conversation(acme, bob), "I am Bob");
    }

    private ExportId made() {
        Job job = service.order(acme);
        JobTurns.all(scene.node());
        assertThat(scene.get(JobStore.class)
                        .find(acme.tenantId(), job.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(JobState.SUCCEEDED);
        return ExportId.madeBy(job.id());
    }

    private String read(ExportId export) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        service.read(acme, Optional.of(export)).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> files() throws IOException {
        try (Stream<String> names = target.list("exports/")) {
            return names.toList();
        }
    }

    private byte[] content(String file) throws IOException {
        try (InputStream in = target.open(file)) {
            return in.readAllBytes();
        }
    }

    @Test
    void holdsAllPeopleAndEndsWithCounts() throws IOException {
        remember();
        String export = read(made());
        assertThat(export)
                .contains("I am Alice", "I am Bob", alice.value(), bob.value())
                .startsWith("TenantHead[");
        assertThat(export.lines().reduce((before, last) -> last).orElseThrow())
                .contains("conversations=2", "interactions=2", "left_out=0", "users=2");
    }

    @Test
    void nothingLiesReadableWhereItLies() throws IOException {
        remember();
        made();
        for (String file : files()) {
            assertThat(new String(content(file), StandardCharsets.ISO_8859_1)).doesNotContain("I am", "Example");
        }
    }

    @Test
    void whoWasErasedSinceIsNotInIt() throws IOException {
        remember();
        ExportId export = made();
        scene.get(ErasureService.class).eraseUser(acme, Optional.of(alice));
        assertThat(read(export))
                .contains("I am Bob", "left_out=1", "users=1")
                .doesNotContain("I am Alice", alice.value());
    }

    @Test
    void whatOfAPersonWasErasedSinceIsNotInIt() throws IOException {
        ConversationId secret = scene.conversation(acme, alice);
        scene.ingest(acme, alice, secret, "in confidence");
        scene.ingest(acme, alice, scene.conversation(acme, alice), "aloud");
        remember();
        ExportId export = made();
        scene.get(ErasureService.class).eraseConversation(acme, Optional.of(secret));
        assertThat(read(export))
                .contains("aloud", "I am Alice", "I am Bob", "left_out=0", "users=2", "conversations=3")
                .doesNotContain("in confidence", secret.value());
    }

    @Test
    void aLargePersonComesInPieces() throws IOException {
        ConversationId talk = scene.conversation(acme, alice);
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            byte[] noise = new byte[30_000];
            random.nextBytes(noise);
            scene.ingest(acme, alice, talk, i + " " + HexFormat.of().formatHex(noise));
        }
        assertThat(read(made())).contains("interactions=40", "users=2");
    }

    @Test
    void whatIsNotWhatWasWrittenIsCutBeforeItsEnd() throws IOException {
        remember();
        ExportId export = made();
        String volume = files().stream()
                .filter(name -> name.contains("/1-"))
                .findFirst()
                .orElseThrow();
        byte[] whole = content(volume);
        for (byte[] other : List.of(Arrays.copyOf(whole, whole.length - 1), Arrays.copyOf(whole, whole.length + 1))) {
            try (BackupTarget.NewFile file = target.create(volume)) {
                file.content().write(other);
                file.commit();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThatThrownBy(() -> service.read(acme, Optional.of(export)).writeTo(out))
                    .isInstanceOf(IOException.class);
            assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("End[");
        }
    }

    @Test
    void oneAtATimeAndThreeADay() {
        service.order(acme);
        assertThatThrownBy(() -> service.order(acme)).isInstanceOf(ConflictException.class);
        JobTurns.all(scene.node());
        made();
        made();
        assertThatThrownBy(() -> service.order(acme)).isInstanceOf(RateLimitedException.class);
    }

    @Test
    void nobodyElseReadsIt() {
        ExportId export = made();
        assertThatThrownBy(() -> service.read(scene.tenant(), Optional.of(export)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aFileThatIsGoneIsNotPassedOver() throws IOException {
        remember();
        ExportId export = made();
        target.delete(files().stream()
                .filter(name -> name.contains("/1-"))
                .findFirst()
                .orElseThrow());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> service.read(acme, Optional.of(export)).writeTo(out))
                .isInstanceOf(IOException.class);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("End[");
    }

    private void manyOtherJobs() {
        for (int i = 0; i <= JobStore.KEPT; i++) {
            scene.get(Jobs.class)
                    .ensure(acme.tenantId(), JobOrder.of(JobKind.ROTATE_SUBJECT, Map.of("user_id", "usr_" + i)));
        }
    }

    @Test
    void itIsFoundHoweverManyJobsWereMadeSince() throws IOException {
        remember();
        ExportId export = made();
        manyOtherJobs();
        scene.clock().advance(Duration.ofDays(6));
        scene.get(ExportExpiry.class).look();
        assertThat(scene.get(JobStore.class).find(acme.tenantId(), export.job()))
                .isEmpty();
        assertThat(read(export)).contains("I am Alice", "I am Bob");
        scene.clock().advance(Duration.ofDays(2));
        scene.get(ExportExpiry.class).look();
        assertThat(files()).isEmpty();
    }

    @Test
    void threeADayAreThreeHoweverManyOtherJobsThereAre() {
        made();
        made();
        made();
        manyOtherJobs();
        assertThatThrownBy(() -> service.order(acme)).isInstanceOf(RateLimitedException.class);
        scene.clock().advance(Duration.ofDays(1));
        assertThat(service.order(acme).kind()).isEqualTo(JobKind.EXPORT_TENANT);
    }

    @Test
    void itIsGoneAfterAWeekAndWithItsTenant() throws IOException {
        remember();
        try (BackupTarget.NewFile others = target.create("exports/0123456789abcdef/" + acme.tenantId() + "/x/1-1")) {
            others.commit();
        }
        ExportId export = made();
        ExportExpiry expiry = scene.get(ExportExpiry.class);
        expiry.look();
        assertThat(files()).hasSizeGreaterThan(1);
        scene.clock().advance(Duration.ofDays(8));
        expiry.look();
        assertThat(files()).hasSize(1);
        assertThatThrownBy(() -> service.read(acme, Optional.of(export))).isInstanceOf(NotFoundException.class);
        made();
        scene.get(JobStore.class).removeAll(acme.tenantId());
        scene.get(TenantStore.class).close(acme.tenantId());
        expiry.look();
        assertThat(files()).as("another deployment's stays").hasSize(1);
    }

    @Test
    void aCursorIsWhatItSays() {
        ExportCursor cursor = new ExportCursor(7, List.of(new ExportSum(1, 3, "ab"), new ExportSum(2, 4, "cd")));
        assertThat(ExportCursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(ExportCursor.parse(ExportCursor.START.toString())).isEqualTo(ExportCursor.START);
        assertThat(cursor.nextNumber()).isEqualTo(3);
    }
}
