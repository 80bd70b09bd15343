package dev.raven.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.memory.FlushRequest;
import dev.raven.api.problem.NotFoundException;
import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.MemoryService;
import dev.raven.core.scene.Scene;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserExportTest {
    private final List<ExportLine> lines = new ArrayList<>();
    private final ExportFormat format = line -> {
        lines.add(line);
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    };
    private final Scene scene = new Scene(List.of(format));
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final UserExportService service = scene.get(UserExportService.class);
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private void export() throws IOException {
        service.export(acme, Optional.of(alice)).writeTo(file);
    }

    private void flush() {
        scene.get(MemoryService.class).flush(acme, new FlushRequest(alice.value(), null));
    }

    private <T> List<T> lines(Class<T> type) {
        return lines.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<String> said() {
        return lines(ExportLine.Exchange.class).stream()
                .map(line -> line.said().interaction().userMessage())
                .toList();
    }

    @Test
    void allThatIsStoredOfOnePersonAndOfNobodyElse() throws IOException {
        UserId bob = scene.user(acme);
        scene.ingest(acme, bob, scene.conversation(acme, bob), "I live in Bremen");
        ConversationId talk = scene.conversation(acme, alice);
        for (int i = 0; i < 250; i++) {
            scene.ingest(acme, alice, talk, "I like the number " + i);
        }
        flush();
        scene.ingest(acme, alice, talk, "I live in Kiel");
        ConversationId silent = scene.conversation(acme, alice);

        export();

        assertThat(lines.get(0)).isInstanceOf(ExportLine.Head.class);
        assertThat(lines(ExportLine.Person.class).get(0).user().id()).isEqualTo(alice);
        assertThat(lines(ExportLine.Talk.class))
                .extracting(line -> line.conversation().id())
                .containsExactly(talk, silent);
        assertThat(said()).hasSize(251).doesNotHaveDuplicates().contains("I live in Kiel", "I like the number 7");
        assertThat(lines.indexOf(lines(ExportLine.Talk.class).get(1)))
                .isLessThan(lines.indexOf(lines(ExportLine.Exchange.class).get(0)));
    }

    @Test
    void endsWithCountsAndTheSumOfWhatStandsBefore() throws Exception {
        scene.ingest(acme, alice, scene.conversation(acme, alice), "I live in Kiel");
        flush();

        export();

        ExportLine.End end = lines(ExportLine.End.class).get(0);
        assertThat(lines.get(lines.size() - 1)).isEqualTo(end);
        assertThat(end.counts()).isEqualTo(Map.of("conversations", 1L, "interactions", 1L, "facts", (long)
                lines(ExportLine.Known.class).size()));
        byte[] whole = file.toByteArray();
        MessageDigest sum = MessageDigest.getInstance("SHA-256");
        sum.update(whole, 0, whole.length - (end + "\n").length());
        assertThat(end.sha256()).isEqualTo(HexFormat.of().formatHex(sum.digest()));
    }

    @Test
    void whatIsErasedIsNotInIt() throws IOException {
        ConversationId talk = scene.conversation(acme, alice);
        ConversationId other = scene.conversation(acme, alice);
        scene.ingest(acme, alice, talk, "said in confidence");
        scene.ingest(acme, alice, other, "said aloud");
        scene.get(ErasureService.class).eraseConversation(acme, Optional.of(talk));
        export();
        assertThat(said()).containsExactly("said aloud");
    }

    @Test
    void whoIsErasedMeanwhileHasAnExportWithoutAnEnd() {
        scene.ingest(acme, alice, scene.conversation(acme, alice), "I live in Kiel");
        UserExport begun = service.export(acme, Optional.of(alice));
        scene.get(ErasureService.class).eraseUser(acme, Optional.of(alice));
        assertThatThrownBy(() -> begun.writeTo(file)).isInstanceOf(NotFoundException.class);
        assertThat(lines(ExportLine.End.class)).isEmpty();
    }

    @Test
    void nobodyIsExportedToAnotherTenant() {
        assertThatThrownBy(() -> service.export(scene.tenant(), Optional.of(alice)))
                .isInstanceOf(NotFoundException.class);
    }
}
