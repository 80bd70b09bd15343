package dev.raven.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.api.access.Scope;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.audit.checkpoint.LogNews;
import dev.raven.audit.sink.EventCopies;
import dev.raven.core.Races;
import dev.raven.core.audit.AppendOutcome;
import dev.raven.core.audit.AuditAppend;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.audit.InMemorySequencerStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.parallel.Patience;
import dev.raven.core.scene.InMemorySignals;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainedAuditLogTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final TenantId ACME = IDS.tenant();
    private static final ApiKeyId KEY = IDS.apiKey();
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00.123456789Z"), ZoneOffset.UTC);
    private static final LogNews NEWS = new LogNews(new InMemorySequencerStore(NOON));
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final InMemoryAuditStore store = new InMemoryAuditStore();
    private final ChainedAuditLog log = new ChainedAuditLog(store, IDS, NOON, NEWS, new NoCopies(), Signals.NONE);

    private static AuditEntry entry(TenantId tenant) {
        Caller caller = new Caller(
                Optional.of(tenant),
                Optional.of(KEY),
                Optional.of("rk_test_rvn_000000000000"),
                Set.of(Scope.TENANT_ADMIN),
                new RequestOrigin("req_12345678", "POST", "/api-keys", Optional.of("127.0.0.1"), Optional.of("curl")));
        return new AuditEntry(
                tenant,
                caller,
                "api_key.create",
                AuditCategory.ADMINISTRATIVE,
                Optional.empty(),
                Optional.of(AuditOutcome.SUCCESS),
                Optional.empty(),
                Optional.of(KEY),
                Optional.empty());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** As an auditor would: from the stored bytes alone. */
    private static void verify(List<StoredAuditEvent> events) throws Exception {
        String previous = "0".repeat(64);
        long sequence = 1;
        for (StoredAuditEvent event : events) {
            JsonNode json = MAPPER.readTree(event.body());
            assertThat(json.path("sequence").asLong()).isEqualTo(sequence++).isEqualTo(event.sequence());
            assertThat(json.path("previous_hash").asText()).isEqualTo(previous);
            previous = sha256(event.body());
        }
    }

    @Test
    void whatWasWaitedForIsCountedOnceItIsInTheLog() {
        InMemorySignals signals = new InMemorySignals();
        new ChainedAuditLog(store, IDS, NOON, NEWS, new NoCopies(), signals).record(entry(ACME));
        assertThat(signals.of(Signal.AUDIT_APPENDS)).isEqualTo(1);
    }

    @Test
    void anEventSaysWhoDidWhatToWhatFromWhere() throws IOException {
        log.record(entry(ACME));
        JsonNode event = MAPPER.readTree(store.read(ACME, 1, 1).get(0).body());
        assertThat(event.path("event_id").asText()).startsWith("evt_");
        assertThat(event.path("phase").asText()).isEqualTo("outcome");
        assertThat(event.path("occurred_at").asText()).isEqualTo("2026-11-24T12:00:00.123456Z");
        assertThat(event.path("actor").toString())
                .isEqualTo("{\"type\":\"api_key\",\"key_id\":\"" + KEY.value()
                        + "\",\"key_prefix\":\"rk_test_rvn_000000000000\"}");
        assertThat(event.path("action").asText()).isEqualTo("api_key.create");
        assertThat(event.path("category").asText()).isEqualTo("administrative");
        assertThat(event.path("outcome").asText()).isEqualTo("success");
        assertThat(event.path("target").toString()).isEqualTo("{\"type\":\"api_key\",\"id\":\"" + KEY.value() + "\"}");
        assertThat(event.path("source").path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(event.path("request").path("id").asText()).isEqualTo("req_12345678");
    }

    @Test
    void anEventCountsWhatWasSensitiveAndIsSilentWhereNothingWas() throws IOException {
        log.record(entry(ACME).holding(Map.of("payment_card", 2, "iban", 1)));
        log.record(entry(ACME));
        List<StoredAuditEvent> events = store.read(ACME, 1, 2);
        assertThat(MAPPER.readTree(events.get(0).body()).path("content").toString())
                .isEqualTo("{\"iban\":1,\"payment_card\":2}");
        assertThat(MAPPER.readTree(events.get(1).body()).has("content")).isFalse();
    }

    @Test
    void eachEventCarriesTheHashOfTheOneBefore() throws Exception {
        for (int i = 0; i < 10; i++) {
            log.record(entry(ACME));
        }
        List<StoredAuditEvent> events = store.read(ACME, 1, 100);
        verify(events);
        assertThat(store.head(ACME))
                .isEqualTo(new AuditHead(10, sha256(events.get(9).body())));
    }

    @Test
    void manyWritersOnTwoNodesLeaveNoGapAndNoTwin() throws Exception {
        ChainedAuditLog other = new ChainedAuditLog(store, IDS, NOON, NEWS, new NoCopies(), Signals.NONE);
        Races.results(16, racer -> {
            for (int i = 0; i < 25; i++) {
                (racer % 2 == 0 ? log : other).record(entry(ACME));
            }
            return true;
        });
        List<StoredAuditEvent> events = store.read(ACME, 1, 1000);
        assertThat(events)
                .extracting(StoredAuditEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 400).boxed().toList());
        verify(events);
    }

    @Test
    void anEventsIdTellsWhereItStandsAlsoWhenAnotherNodeWasQuicker() throws IOException {
        ChainedAuditLog other = new ChainedAuditLog(store, IDS, NOON, NEWS, new NoCopies(), Signals.NONE);
        List<EventId> ids = List.of(log.record(entry(ACME)), other.record(entry(ACME)), log.record(entry(ACME)));
        for (int i = 0; i < ids.size(); i++) {
            JsonNode event = MAPPER.readTree(store.read(ACME, i + 1, 1).get(0).body());
            assertThat(event.path("event_id").asText()).isEqualTo(ids.get(i).value());
            assertThat(ids.get(i).sequence()).hasValue(i + 1);
        }
    }

    @Test
    void noEventIsRecordedBeforeTheOneInFrontOfItThoughAClockGoesBack() {
        Clock earlier = Clock.offset(NOON, Duration.ofHours(-1));
        Clock later = Clock.offset(NOON, Duration.ofHours(1));
        for (Clock clock : List.of(NOON, earlier, later, earlier)) {
            new ChainedAuditLog(store, IDS, clock, NEWS, new NoCopies(), Signals.NONE).record(entry(ACME));
        }
        assertThat(store.read(ACME, 1, 10))
                .extracting(event -> AuditEvent.of(event).recordedAt().orElseThrow())
                .extracting(Instant::toString)
                .containsExactly(
                        "2026-11-24T12:00:00.123456Z",
                        "2026-11-24T12:00:00.123456Z",
                        "2026-11-24T13:00:00.123456Z",
                        "2026-11-24T13:00:00.123456Z");
    }

    @Test
    void anEventTellsTheScopeThatWasUsedAndWhatItsActionHasToTell() throws IOException {
        AuditEntry plain = entry(ACME);
        log.record(plain);
        Caller caller = plain.caller().using(Scope.TENANT_ADMIN);
        log.record(new AuditEntry(
                        ACME,
                        caller,
                        "audit.review",
                        AuditCategory.ADMINISTRATIVE,
                        Optional.empty(),
                        Optional.of(AuditOutcome.SUCCESS),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .telling(Map.of("to_sequence", 9L, "note", "seen \"it\"", "from_sequence", 1)));
        JsonNode event = MAPPER.readTree(store.read(ACME, 2, 1).get(0).body());
        assertThat(event.path("scope").asText()).isEqualTo("tenant:admin");
        assertThat(event.path("details").toString())
                .isEqualTo("{\"from_sequence\":1,\"note\":\"seen \\\"it\\\"\",\"to_sequence\":9}");
        JsonNode first = MAPPER.readTree(store.read(ACME, 1, 1).get(0).body());
        assertThat(first.has("scope") || first.has("details")).isFalse();
    }

    @Test
    void tenantsHaveLogsOfTheirOwn() {
        TenantId other = IDS.tenant();
        log.record(entry(ACME));
        log.record(entry(other));
        assertThat(store.head(ACME).sequence()).isEqualTo(1);
        assertThat(store.head(other).sequence()).isEqualTo(1);
    }

    /** Another store, reached through this. */
    private static class ForwardingStore implements AuditStore {
        private final AuditStore within;

        ForwardingStore(AuditStore within) {
            this.within = within;
        }

        @Override
        public AuditHead head(TenantId tenant) {
            return within.head(tenant);
        }

        @Override
        public AppendOutcome append(TenantId tenant, AuditAppend append) {
            return within.append(tenant, append);
        }

        @Override
        public List<StoredAuditEvent> read(TenantId tenant, long fromSequence, int limit) {
            return within.read(tenant, fromSequence, limit);
        }

        @Override
        public Instant now() {
            return within.now();
        }

        @Override
        public AuditHead pruned(TenantId tenant) {
            return within.pruned(tenant);
        }

        @Override
        public long prune(TenantId tenant, AuditHead through) {
            return within.prune(tenant, through);
        }
    }

    /** A store that fails until it is told, and counts what it is asked. */
    private static final class FailingStore implements AuditStore {
        private final InMemoryAuditStore within = new InMemoryAuditStore();
        private final AtomicInteger appends = new AtomicInteger();
        private final AtomicInteger reads = new AtomicInteger();
        private volatile @Nullable AuditAppend sent;
        private volatile boolean broken = true;
        private volatile boolean deaf;

        /** What was sent last comes through after all. */
        void arrive() {
            within.append(ACME, Objects.requireNonNull(sent));
        }

        @Override
        public AuditHead head(TenantId tenant) {
            return within.head(tenant);
        }

        @Override
        public AppendOutcome append(TenantId tenant, AuditAppend append) {
            appends.incrementAndGet();
            sent = append;
            if (broken) {
                throw UnavailableException.storage(null);
            }
            AppendOutcome done = within.append(tenant, append);
            if (deaf) {
                throw UnavailableException.storage(null);
            }
            return done;
        }

        @Override
        public List<StoredAuditEvent> read(TenantId tenant, long fromSequence, int limit) {
            reads.incrementAndGet();
            return within.read(tenant, fromSequence, limit);
        }

        @Override
        public Instant now() {
            return within.now();
        }

        @Override
        public AuditHead pruned(TenantId tenant) {
            return within.pruned(tenant);
        }

        @Override
        public long prune(TenantId tenant, AuditHead through) {
            return within.prune(tenant, through);
        }
    }

    @Test
    void whatCannotBeRecordedIsRefusedAndTheLogGoesOnAfterwards() throws Exception {
        FailingStore failing = new FailingStore();
        ChainedAuditLog fragile = new ChainedAuditLog(failing, IDS, NOON, NEWS, new NoCopies(), Signals.NONE);
        assertThatThrownBy(() -> fragile.record(entry(ACME)))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.AUDIT_UNAVAILABLE));
        failing.broken = false;
        fragile.record(entry(ACME));
        verify(failing.read(ACME, 1, 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -6, 6, 3600})
    void aNodeWhoseClockIsWrongRecordsByTheStoragesAndSaysSo(long seconds) throws Exception {
        InMemoryAuditStore right = new InMemoryAuditStore(NOON);
        Clock wrong = Clock.offset(NOON, Duration.ofSeconds(seconds));
        ChainedAuditLog chained = new ChainedAuditLog(right, IDS, wrong, NEWS, new NoCopies(), Signals.NONE);
        chained.record(entry(ACME));
        chained.record(entry(ACME));
        List<StoredAuditEvent> events = right.read(ACME, 1, 10);
        verify(events);
        for (StoredAuditEvent event : events) {
            assertThat(AuditEvent.of(event).recordedAt()).hasValue(Instant.parse("2026-11-24T12:00:00.123456Z"));
        }
        Patience.until(() -> right.head(TenantId.PLATFORM).sequence() == 1);
        JsonNode said =
                MAPPER.readTree(right.read(TenantId.PLATFORM, 1, 1).get(0).body());
        assertThat(said.path("action").asText()).isEqualTo("audit.clock");
        assertThat(said.at("/details/behind_ms").asLong()).isEqualTo(-1000 * seconds);
    }

    @Test
    void whatNobodyWaitsForIsWrittenOnceAndInOrder() throws Exception {
        for (int i = 0; i < 1000; i++) {
            log.recordBehind(entry(ACME));
            if (i % 100 == 0) {
                log.record(entry(ACME));
            }
        }
        log.finish("end");
        List<StoredAuditEvent> events = store.read(ACME, 1, 2000);
        assertThat(events).hasSize(1010);
        verify(events);
    }

    @Test
    void whatNobodyWaitsForOutlivesAnOutage() throws Exception {
        FailingStore failing = new FailingStore();
        ChainedAuditLog fragile = new ChainedAuditLog(failing, IDS, NOON, NEWS, new NoCopies(), Signals.NONE);
        fragile.recordBehind(entry(ACME));
        assertThatThrownBy(() -> fragile.record(entry(ACME))).isInstanceOf(UnavailableException.class);
        failing.broken = false;
        fragile.record(entry(ACME));
        assertThat(failing.read(ACME, 1, 10)).hasSize(2);
        verify(failing.read(ACME, 1, 10));
    }

    /** As when Redis has done it and the answer was lost. */
    @Test
    void whatWasWrittenAlthoughItSeemedToFailIsNotWrittenAgain() throws Exception {
        FailingStore deaf = new FailingStore();
        deaf.deaf = true;
        deaf.broken = false;
        ChainedAuditLog fragile = new ChainedAuditLog(deaf, IDS, NOON, NEWS, new NoCopies(), Signals.NONE);
        fragile.recordBehind(entry(ACME));
        while (deaf.appends.get() == 0) {
            Thread.onSpinWait();
        }
        deaf.deaf = false;
        fragile.record(entry(ACME));
        fragile.finish("end");
        assertThat(deaf.read(ACME, 1, 10)).hasSize(2);
        verify(deaf.read(ACME, 1, 10));
    }

    /** What reached the copies. */
    private static final class KeptCopies implements EventCopies {
        private final List<Long> sequences = new CopyOnWriteArrayList<>();

        @Override
        public CompletableFuture<Void> take(TenantId of, List<StoredAuditEvent> events) {
            events.forEach(event -> sequences.add(event.sequence()));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void requireHealth() {}

        @Override
        public void requireTrust() {}
    }

    @Test
    void whatWasWrittenAlthoughItSeemedToFailIsCopiedAlsoWhereTheLogStaysQuiet() {
        FailingStore deaf = new FailingStore();
        deaf.deaf = true;
        deaf.broken = false;
        KeptCopies copies = new KeptCopies();
        ChainedAuditLog quiet = new ChainedAuditLog(deaf, IDS, NOON, NEWS, copies, Signals.NONE);
        assertThatThrownBy(() -> quiet.record(entry(ACME))).isInstanceOf(UnavailableException.class);
        Patience.until(() -> copies.sequences.equals(List.of(1L)));
        quiet.finish("end");
        assertThat(copies.sequences).containsExactly(1L);
    }

    @Test
    void whatArrivesLaterThanItsRefusalIsCopiedToo() {
        FailingStore slow = new FailingStore();
        KeptCopies copies = new KeptCopies();
        ChainedAuditLog quiet = new ChainedAuditLog(slow, IDS, NOON, NEWS, copies, Signals.NONE);
        assertThatThrownBy(() -> quiet.record(entry(ACME))).isInstanceOf(UnavailableException.class);
        int looked = slow.reads.get();
        Patience.until(() -> slow.reads.get() > looked);
        slow.arrive();
        Patience.until(() -> copies.sequences.equals(List.of(1L)));
    }

    /** As when Redis has done it, the connection broke, and another node was quicker than the repetition. */
    @Test
    void whatWasWrittenBeforeAnotherNodesEventIsNotWrittenAgain() throws Exception {
        ChainedAuditLog other = new ChainedAuditLog(store, IDS, NOON, NEWS, new NoCopies(), Signals.NONE);
        AtomicInteger calls = new AtomicInteger();
        ChainedAuditLog unlucky = new ChainedAuditLog(
                new ForwardingStore(store) {
                    @Override
                    public AppendOutcome append(TenantId tenant, AuditAppend append) {
                        AppendOutcome done = super.append(tenant, append);
                        if (calls.getAndIncrement() == 0) {
                            other.record(entry(ACME));
                            return super.append(tenant, append);
                        }
                        return done;
                    }
                },
                IDS,
                NOON,
                NEWS,
                new NoCopies(),
                Signals.NONE);
        unlucky.record(entry(ACME));
        assertThat(store.read(ACME, 1, 10)).hasSize(2);
        verify(store.read(ACME, 1, 10));
    }

    @Test
    void aLogThatIsBehindForTooLongRefusesMore() {
        FailingStore failing = new FailingStore();
        ChainedAuditLog fragile = new ChainedAuditLog(failing, IDS, NOON, NEWS, new NoCopies(), Signals.NONE);
        fragile.requireRoom(ACME);
        for (int i = 0; i < 4096; i++) {
            fragile.recordBehind(entry(ACME));
        }
        assertThatThrownBy(() -> fragile.requireRoom(ACME))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.AUDIT_UNAVAILABLE));
        failing.broken = false;
        fragile.finish("end");
        fragile.requireRoom(ACME);
        assertThat(failing.head(ACME).sequence()).isEqualTo(4096);
    }

    @Test
    void whoComesTogetherIsWrittenOnce() {
        assertThat(Races.results(32, racer -> log.record(entry(ACME)))).doesNotHaveDuplicates();
        assertThat(store.head(ACME).sequence()).isEqualTo(32);
    }

    @Test
    void whoComesWhileSomebodyWritesIsWrittenTogether() {
        List<ChainedAuditLog> counted = new ArrayList<>();
        AtomicInteger appends = new AtomicInteger();
        counted.add(new ChainedAuditLog(
                new ForwardingStore(store) {
                    @Override
                    public AppendOutcome append(TenantId tenant, AuditAppend append) {
                        if (appends.incrementAndGet() == 1) {
                            IntStream.range(0, 31).forEach(i -> counted.get(0).recordBehind(entry(ACME)));
                        }
                        return super.append(tenant, append);
                    }
                },
                IDS,
                NOON,
                NEWS,
                new NoCopies(),
                Signals.NONE));
        counted.get(0).record(entry(ACME));
        counted.get(0).finish("end");
        assertThat(store.head(ACME).sequence()).isEqualTo(32);
        assertThat(appends).hasValue(2);
    }
}
