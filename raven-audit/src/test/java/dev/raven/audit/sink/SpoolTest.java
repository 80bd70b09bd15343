package dev.raven.audit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.id.Ids;
import dev.raven.core.parallel.Patience;
import dev.raven.core.signal.Reading;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpoolTest {
    private final InMemoryAuditStore store = new InMemoryAuditStore();
    private final WrittenLog log = new WrittenLog(new Ids(new SecureRandom()).tenant(), store);
    private final KeptNews news = new KeptNews();
    private final Place place = new Place();
    private final Spool spool = new Spool(place, store, news, 10);

    /** A place in memory that fails or hangs as long as it is told to. */
    private static final class Place implements AuditSink {
        private final List<Long> sequences = new CopyOnWriteArrayList<>();
        private volatile boolean broken;
        private final AtomicInteger reached = new AtomicInteger();
        private volatile CountDownLatch hanging = new CountDownLatch(0);

        @Override
        public String name() {
            return "place";
        }

        @Override
        public String setting() {
            return "RAVEN_AUDIT_PLACE";
        }

        @Override
        public void reach() throws IOException {
            reached.incrementAndGet();
            look();
        }

        @Override
        public void look() throws IOException {
            write(List.of());
        }

        @Override
        public void write(List<CopyRecord> records) throws IOException {
            try {
                hanging.await();
            } catch (InterruptedException cut) {
                Thread.currentThread().interrupt();
            }
            if (broken) {
                throw new IOException("broken");
            }
            records.forEach(
                    one -> sequences.add(((CopyRecord.Event) one).event().sequence()));
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        place.hanging.countDown();
        spool.close();
    }

    private void expectAllUpTo(long last) {
        Patience.until(() -> place.sequences.size() >= last);
        assertThat(place.sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
    }

    @Test
    void aPlaceThatIsReachedLateIsWaitedForBeforeTheStart() throws IOException {
        place.broken = true;
        assertThatThrownBy(() -> spool.reach(Duration.ZERO)).isInstanceOf(IOException.class);
        Thread.ofVirtual().start(() -> {
            Patience.until(() -> place.reached.get() > 1);
            place.broken = false;
        });
        spool.reach(Duration.ofMinutes(1));
        assertThat(place.reached).hasValueGreaterThan(2);
        assertThat(news.all).isEmpty();
    }

    @Test
    void whoWaitsIsToldWhenThePlaceHasIt() throws Exception {
        spool.start();
        spool.add(log.records(3)).get(30, TimeUnit.SECONDS);
        expectAllUpTo(3);
        assertThat(spool.healthy()).isTrue();
    }

    @Test
    void whoWaitsIsToldWhenThePlaceFailsAndItGetsAllLaterInOrder() throws Exception {
        place.broken = true;
        spool.start();
        CompletableFuture<Void> first = spool.add(log.records(2));
        assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(spool.healthy()).isFalse();
        spool.add(log.records(2));
        place.broken = false;
        Patience.until(spool::healthy);
        spool.add(log.records(1)).get(30, TimeUnit.SECONDS);
        expectAllUpTo(5);
        assertThat(news.all).containsExactly("place fails: broken", "place recovered");
    }

    @Test
    void aPlaceThatFailsWithNothingToWriteIsNoticed() {
        spool.start();
        place.broken = true;
        Patience.until(() -> !spool.healthy());
        place.broken = false;
        Patience.until(spool::healthy);
    }

    @Test
    void aPlaceThatHangsHasFailedUntilItAnswers() throws Exception {
        place.hanging = new CountDownLatch(1);
        spool.start();
        CompletableFuture<Void> waiting = spool.add(log.records(1));
        Patience.until(() -> !spool.healthy());
        assertThat(waiting).isNotDone();
        place.hanging.countDown();
        waiting.get(30, TimeUnit.SECONDS);
        Patience.until(spool::healthy);
        expectAllUpTo(1);
    }

    @Test
    void whatIsTooMuchToHoldIsFetchedAgainAndLeavesNoHole() {
        place.broken = true;
        spool.start();
        for (int i = 0; i < 100; i++) {
            spool.add(log.records(7));
        }
        assertThat(spool.healthy()).isFalse();
        place.broken = false;
        expectAllUpTo(700);
        Patience.until(spool::healthy);
    }

    @Test
    void whatWasOwedBeforeTheStartComesFirst() {
        log.records(600);
        spool.owe(log.id(), 1, 600);
        spool.add(log.records(2));
        spool.start();
        expectAllUpTo(602);
    }

    private Map<String, Double> told() {
        assertThat(spool.readings()).allMatch(reading -> reading.labels().equals(Map.of("copy", "place")));
        return spool.readings().stream().collect(Collectors.toMap(Reading::name, Reading::value));
    }

    @Test
    void tellsWhatWaitsForThePlaceAndWhatIsOwedToIt() {
        assertThat(told())
                .containsOnly(
                        entry("audit_copy_up", 1.0),
                        entry("audit_copy_waiting_records", 0.0),
                        entry("audit_copy_owed_events", 0.0),
                        entry("audit_copy_lag_seconds", 0.0));
        place.broken = true;
        spool.start();
        spool.add(log.records(8));
        spool.add(log.records(7));
        Patience.until(() -> told().get("audit_copy_up") == 0);
        assertThat(told())
                .containsEntry("audit_copy_waiting_records", 8.0)
                .containsEntry("audit_copy_owed_events", 7.0);
        Patience.until(() -> told().get("audit_copy_lag_seconds") > 0);
        place.broken = false;
        expectAllUpTo(15);
        Patience.until(() -> told().get("audit_copy_up") == 1);
        assertThat(told())
                .containsEntry("audit_copy_waiting_records", 0.0)
                .containsEntry("audit_copy_owed_events", 0.0)
                .containsEntry("audit_copy_lag_seconds", 0.0);
    }

    @Test
    void anEndWritesWhatWaits() {
        spool.add(log.records(3));
        spool.start();
        spool.close();
        expectAllUpTo(3);
    }
}
