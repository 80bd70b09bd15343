package dev.raven.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.backup.BackupTarget;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobStore;
import dev.raven.core.job.JobTurns;
import dev.raven.core.scene.Scene;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An export whose people take long, each line of which may. */
class LongExportTest {
    private Duration aPerson = Duration.ZERO;
    private Duration anExchange = Duration.ZERO;
    private Optional<Job> takenByAnother = Optional.empty();
    private final Scene scene = new Scene(List.of((ExportFormat) this::slowly));
    private final Caller acme = scene.tenant();
    private final TenantExportService service = scene.get(TenantExportService.class);

    private byte[] slowly(ExportLine line) {
        scene.clock()
                .advance(
                        line instanceof ExportLine.Person
                                ? aPerson
                                : line instanceof ExportLine.Exchange ? anExchange : Duration.ZERO);
        Instant now = scene.clock().instant();
        takenByAnother = takenByAnother.or(() -> scene.get(JobStore.class).take(now, now.plusSeconds(60)));
        return new TextExportFormat().line(line);
    }

    @Test
    void aFileEndsWithThePersonAtWhomItHasTakenLongEnough() throws IOException {
        for (int i = 0; i < 5; i++) {
            scene.user(acme);
        }
        aPerson = Duration.ofSeconds(10);
        service.order(acme);
        JobTurns.all(scene.node());
        try (Stream<String> names = scene.get(BackupTarget.class).list("exports/")) {
            assertThat(names.filter(name -> !name.contains("whole"))).hasSize(3);
        }
    }

    @Test
    void nobodyElseTakesItWhileOnePersonIsWritten() {
        UserId alice = scene.user(acme);
        ConversationId talk = scene.conversation(acme, alice);
        for (int i = 0; i < 100; i++) {
            scene.ingest(acme, alice, talk, "the number is " + i);
        }
        anExchange = Duration.ofSeconds(2);
        service.order(acme);
        JobTurns.all(scene.node());
        assertThat(takenByAnother).isEmpty();
    }
}
