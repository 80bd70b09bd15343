package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.memory.FlushRequest;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.core.Races;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.Conversation;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TranscriptServiceTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final ConversationId talk = scene.conversation(acme, alice);
    private final TranscriptService transcripts = scene.get(TranscriptService.class);

    private List<String> said(int limit, int offset) {
        return transcripts.read(acme, Optional.of(talk), new PageRange(limit, offset)).items().stream()
                .map(one -> one.interaction().userMessage())
                .toList();
    }

    private void imported(String said, Instant occurredAt) {
        scene.get(MemoryService.class)
                .ingest(
                        acme,
                        new IngestRequest(alice.value(), talk.value(), said, "ok", null, occurredAt),
                        Optional.empty());
    }

    @Test
    void showsAConversationInTheOrderOfWhatHappened() {
        Instant then = Instant.parse("2020-02-29T12:00:00Z");
        scene.ingest(acme, alice, talk, "now");
        imported("then, first", then);
        imported("then, second", then);
        imported("earlier", then.minusSeconds(1));
        scene.ingest(acme, alice, scene.conversation(acme, alice), "elsewhere");

        assertThat(said(10, 0)).containsExactly("earlier", "then, first", "then, second", "now");
    }

    @Test
    void pagesAreExactWhateverIsConsolidatedBetweenThem() {
        List<String> all =
                IntStream.range(0, 25).mapToObj(i -> "statement " + i).toList();
        all.forEach(said -> scene.ingest(acme, alice, talk, said));
        List<String> first = said(10, 0);
        scene.get(MemoryService.class).flush(acme, new FlushRequest(alice.value(), null));
        List<String> second = said(10, 10);
        Page<Said> third = transcripts.read(acme, Optional.of(talk), new PageRange(10, 20));

        assertThat(Stream.of(
                                first,
                                second,
                                third.map(one -> one.interaction().userMessage())
                                        .items())
                        .flatMap(List::stream))
                .containsExactlyElementsOf(all);
        assertThat(third.total()).isEqualTo(25);
        assertThat(third.hasMore()).isFalse();
        assertThat(third.items()).allMatch(Said::consolidated);
    }

    @Test
    void anEndedConversationTakesNothingMoreAndIsConsolidated() {
        scene.ingest(acme, alice, talk, "last words");
        Conversation ended = transcripts.end(acme, Optional.of(talk));
        scene.clock().advance(Duration.ofSeconds(5));

        assertThat(ended.endedAt()).isPresent();
        assertThat(transcripts.end(acme, Optional.of(talk))).isEqualTo(ended);
        assertThatThrownBy(() -> scene.ingest(acme, alice, talk, "too late")).isInstanceOf(ConflictException.class);
        assertThat(scene.get(MemoryStore.class).tail(acme.tenantId(), alice, Optional.empty(), 9))
                .isEmpty();
        assertThat(said(9, 0)).containsExactly("last words");
    }

    @Test
    void whatComesWhileAConversationEndsIsInItOrRefused() {
        List<Boolean> stored = Races.results(6, racer -> {
            if (racer == 3) {
                transcripts.end(acme, Optional.of(talk));
                return false;
            }
            try {
                scene.ingest(acme, alice, talk, "statement " + racer);
                return true;
            } catch (ConflictException tooLate) {
                return false;
            }
        });

        assertThat(said(9, 0)).hasSize((int) stored.stream().filter(one -> one).count());
    }

    @Test
    void anotherTenantsConversationIsNotThere() {
        Caller mallory = scene.tenant();
        PageRange range = new PageRange(9, 0);
        assertThatThrownBy(() -> transcripts.end(mallory, Optional.of(talk))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> transcripts.read(mallory, Optional.of(talk), range))
                .isInstanceOf(NotFoundException.class);
        assertThat(scene.ingest(acme, alice, talk, "still open").buffered()).isTrue();
    }

    @Test
    void timesThatNobodyCanRememberAreRefused() {
        Instant now = scene.clock().instant();
        assertThatThrownBy(() -> imported("before", Instant.parse("1899-12-31T23:59:59Z")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("occurred_at");
        assertThatThrownBy(() -> imported("after", now.plus(Duration.ofDays(2))))
                .isInstanceOf(InvalidRequestException.class);
        imported("old", Instant.parse("1900-01-01T00:00:00Z"));
        imported("tomorrow, as some clocks say", now.plus(Duration.ofHours(23)));
        assertThat(said(9, 0)).hasSize(2);
    }
}
