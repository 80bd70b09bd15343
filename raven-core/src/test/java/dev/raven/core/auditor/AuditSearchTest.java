package dev.raven.core.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.audit.AuditHead;
import dev.raven.core.id.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AuditSearchTest {
    private final MadeLog log = new MadeLog();

    private static AuditCriteria filter(String actor, String action, String target, String request) {
        return new AuditCriteria(
                Optional.empty(),
                Optional.empty(),
                some(actor),
                some(action),
                Optional.empty(),
                Optional.empty(),
                some(target),
                some(request));
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    private static AuditCriteria between(Instant from, Instant to) {
        return new AuditCriteria(
                Optional.of(from),
                Optional.of(to),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void findsByWhoWhatToWhatAndInWhichRequest() {
        log.add("\"action\":\"api_key.create\",\"actor\":{\"type\":\"api_key\",\"key_id\":\"key_1\"}");
        log.add("\"action\":\"api_key.rotate\",\"target\":{\"id\":\"key_2\"},\"actor\":{\"key_prefix\":\"rk_1\"}");
        log.add("\"action\":\"api_keys\",\"request\":{\"id\":\"req_1\"},\"category\":\"data\"");

        assertThat(log.found(AuditCriteria.ALL)).containsExactly(3L, 2L, 1L);
        assertThat(log.found(filter("key_1", "", "", ""))).containsExactly(1L);
        assertThat(log.found(filter("api_key", "", "", ""))).containsExactly(1L);
        assertThat(log.found(filter("rk_1", "", "", ""))).containsExactly(2L);
        assertThat(log.found(filter("", "api_key.rotate", "", ""))).containsExactly(2L);
        assertThat(log.found(filter("", "api_key.*", "", ""))).containsExactly(2L, 1L);
        assertThat(log.found(filter("", "", "key_2", ""))).containsExactly(2L);
        assertThat(log.found(filter("", "", "", "req_1"))).containsExactly(3L);
        assertThat(log.found(filter("key_1", "", "key_2", ""))).isEmpty();
    }

    @Test
    void findsWhatWasRecordedWithinATime() {
        log.events(100);
        Instant tenth = MadeLog.NOON.plusSeconds(60 * 9);

        assertThat(log.found(between(tenth, tenth.plusSeconds(120)))).containsExactly(11L, 10L);
        assertThat(log.found(between(tenth.plusSeconds(1), tenth.plusSeconds(61))))
                .containsExactly(11L);
        assertThat(log.found(between(Instant.EPOCH, MadeLog.NOON))).isEmpty();
        assertThat(log.found(between(tenth.plusSeconds(60 * 1000), Instant.MAX)))
                .isEmpty();
        assertThat(log.found(between(Instant.EPOCH, Instant.MAX))).hasSize(100);
    }

    @Test
    void leavesOutAnIntentWhoseOutcomeIsKnown() {
        EventId paired = log.intent("a");
        log.intent("b");
        log.outcome("a", paired);

        assertThat(log.found(AuditCriteria.ALL)).containsExactly(3L, 2L);
        assertThat(MadeLog.sequences(log.find(AuditCriteria.ALL, true, Long.MAX_VALUE, 100)))
                .containsExactly(3L, 2L, 1L);
    }

    @Test
    void knowsAnOutcomeOnThePageBefore() {
        EventId paired = log.intent("a");
        log.intent("b");
        log.outcome("a", paired);

        AuditPage first = log.find(AuditCriteria.ALL, false, Long.MAX_VALUE, 1);
        assertThat(MadeLog.sequences(first)).containsExactly(3L);
        AuditPage second = log.find(AuditCriteria.ALL, false, first.next().orElseThrow(), 100);
        assertThat(MadeLog.sequences(second)).containsExactly(2L);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void pagesMeetWithoutAGapAndWithoutATwinWhateverIsAddedMeanwhile() {
        log.events(1234);
        List<Long> all = new ArrayList<>();
        OptionalLong next = OptionalLong.of(Long.MAX_VALUE);
        while (next.isPresent()) {
            AuditPage page = log.find(AuditCriteria.ALL, false, next.getAsLong(), 100);
            all.addAll(MadeLog.sequences(page));
            next = page.next();
            log.event("more");
        }
        assertThat(all.reversed())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1234).boxed().toList());
    }

    @Test
    void aPageLooksAtSoManyEventsAndSaysWhereToGoOn() {
        log.event("rare");
        log.events(AuditSearch.MOST_LOOKED_AT);

        AuditPage page = log.find(filter("", "rare", "", ""), false, Long.MAX_VALUE, 100);
        assertThat(page.events()).isEmpty();
        assertThat(page.next()).hasValue(2);
        AuditPage last = log.find(filter("", "rare", "", ""), false, 2, 100);
        assertThat(MadeLog.sequences(last)).containsExactly(1L);
        assertThat(last.next()).isEmpty();
    }

    @Test
    void doesNotLookForWhatWasDropped() {
        log.events(10);
        log.store.prune(log.name, new AuditHead(4, "0".repeat(64)));

        AuditPage page = log.find(AuditCriteria.ALL, false, Long.MAX_VALUE, 100);
        assertThat(MadeLog.sequences(page)).containsExactly(10L, 9L, 8L, 7L, 6L, 5L);
        assertThat(page.next()).isEmpty();
        assertThat(log.found(between(MadeLog.NOON, MadeLog.NOON.plusSeconds(60 * 6))))
                .containsExactly(6L, 5L);
    }
}
