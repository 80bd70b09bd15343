package dev.raven.audit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.audit.checkpoint.CopiedLog;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditCopySettings;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditTrees;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.parallel.Patience;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import dev.raven.core.signal.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackWatchTest {
    private static final TenantId ACME = new Ids(new SecureRandom()).tenant();

    @TempDir
    Path directory;

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final List<Node> nodes = new ArrayList<>();

    /** Trees that have no checkpoint yet. */
    private static final class NoTrees implements AuditTrees {
        @Override
        public Optional<AuditCheckpoint> latest(TenantId tenant) {
            return Optional.empty();
        }

        @Override
        public List<AuditCheckpoint> checkpoints(TenantId tenant, long below, int limit) {
            return List.of();
        }

        @Override
        public List<byte[]> inclusion(TenantId tenant, long sequence, long size) {
            throw new IllegalArgumentException("there is no tree");
        }

        @Override
        public List<byte[]> consistency(TenantId tenant, long from, long to) {
            throw new IllegalArgumentException("there is no tree");
        }

        @Override
        public List<byte[]> frontier(TenantId tenant, long size) {
            return List.of();
        }

        @Override
        public List<String> verifierKeys() {
            return List.of();
        }
    }

    /** A server on the directory, and what it finds in Redis. */
    private final class Node {
        private final InMemoryAuditStore store;
        private final CopySinks sinks;
        private final RollbackWatch watch;
        private final SpooledCopies copies;

        Node(InMemoryAuditStore store) {
            Environment environment = new Environment(
                    Map.of("RAVEN_AUDIT_DIR", directory.resolve("audit").toString(), "RAVEN_AUDIT_FREE_MB", "1"));
            AuditCopySettings settings = AuditCopySettings.from(environment, ServerSettings.from(environment));
            AuditedNews news = new AuditedNews(log);
            this.store = store;
            this.sinks = new CopySinks(settings, store, news, Clock.systemUTC());
            this.watch = new RollbackWatch(sinks, new StoredHeads(store, new NoTrees()), news);
            this.copies = new SpooledCopies(sinks, watch, settings);
            nodes.add(this);
            new CopiesStartup(sinks, watch, store, settings, news).run();
        }

        Node write(int count, String word) {
            copies.take(ACME, new WrittenLog(ACME, store).append(count, word)).join();
            return this;
        }

        void stop() {
            watch.close();
            sinks.close();
            nodes.remove(this);
        }
    }

    @AfterEach
    void stop() {
        List.copyOf(nodes).forEach(Node::stop);
    }

    private static InMemoryAuditStore redis(int events, String word) {
        InMemoryAuditStore store = new InMemoryAuditStore();
        new WrittenLog(ACME, store).append(events, word);
        return store;
    }

    private static void expectRefusal(Node node) {
        node.copies.requireHealth();
        assertThatThrownBy(node.copies::requireTrust).isInstanceOfSatisfying(UnavailableException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ProblemCode.AUDIT_UNAVAILABLE);
            assertThat(refusal).hasMessageContaining("accept-rollback");
        });
    }

    @Test
    void aPlaceThatIsNoDirectoryStopsTheStart() throws IOException {
        Files.writeString(directory.resolve("audit"), "in the way");
        assertThatThrownBy(() -> new Node(new InMemoryAuditStore()))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_AUDIT_DIR: the audit log cannot be copied there (")
                .hasMessageEndingWith("); make it a directory that Raven alone may write to, with 1 MiB free.");
    }

    @Test
    void aLogThatGoesOnIsTrusted() {
        new Node(new InMemoryAuditStore()).write(5, "tea").stop();
        Node again = new Node(redis(5, "tea")).write(3, "tea");
        again.watch.look(ACME);
        again.copies.requireTrust();
        assertThat(log.entries()).isEmpty();
    }

    @Test
    void anOlderRedisIsNoticedAtTheStartAndTheAlarmOutlastsRestarts() {
        new Node(new InMemoryAuditStore()).write(5, "tea").stop();
        Node behind = new Node(redis(3, "tea"));
        expectRefusal(behind);
        assertThat(behind.watch.raised()).singleElement().satisfies(found -> {
            assertThat(found.copied().sequence()).isEqualTo(5);
            assertThat(found.stored().sequence()).isEqualTo(3);
        });
        assertThat(log.entries()).extracting(AuditEntry::action).containsExactly("audit.rollback");
        behind.stop();
        expectRefusal(new Node(redis(9, "tea")));
    }

    @Test
    void anotherRedisThatReachesAsFarIsNoticed() {
        new Node(new InMemoryAuditStore()).write(5, "tea").stop();
        expectRefusal(new Node(redis(7, "milk")));
    }

    @Test
    void anOlderRedisIsNoticedWhileRunningByTheRoundOrTheNextEvent() {
        Node running = new Node(new InMemoryAuditStore()).write(5, "tea");
        InMemoryAuditStore older = redis(4, "tea");
        running.copies.take(ACME, new WrittenLog(ACME, older).append(1, "milk")).join();
        Patience.until(() -> !running.watch.raised().isEmpty());
        expectRefusal(running);
    }

    @Test
    void anEventOfAnotherHistoryIsNoticedAlthoughItComesNext() {
        Node running = new Node(new InMemoryAuditStore()).write(5, "tea");
        InMemoryAuditStore other = redis(5, "milk");
        running.copies.take(ACME, new WrittenLog(ACME, other).append(1, "milk")).join();
        Patience.until(() -> !running.watch.raised().isEmpty());
        assertThat(running.watch.raised().get(0).copied().sequence()).isEqualTo(5);
    }

    @Test
    void anEventThatComesOnceMoreIsNoRollback() {
        Node running = new Node(new InMemoryAuditStore());
        List<StoredAuditEvent> events = new WrittenLog(ACME, running.store).append(5, "tea");
        running.copies.take(ACME, events).join();
        running.copies.take(ACME, events.subList(2, 5)).join();
        running.write(1, "tea");
        running.watch.look(ACME);
        running.copies.requireTrust();
        assertThat(running.sinks.file().heads().of(ACME).event()).isEqualTo(running.store.head(ACME));
    }

    @Test
    void aTreeBehindTheCheckpointThatWasCopiedIsNoticed() throws IOException {
        Node before = new Node(new InMemoryAuditStore()).write(5, "tea");
        before.sinks
                .file()
                .write(List.of(
                        new CopyRecord.Checkpoint(ACME, new AuditCheckpoint(5, Instant.EPOCH, "raven\n5\nroot\n"))));
        before.stop();
        expectRefusal(new Node(redis(5, "tea")));
    }

    @Test
    void whatWasPrunedIsNoLoss() {
        Node before = new Node(new InMemoryAuditStore()).write(5, "tea");
        InMemoryAuditStore store = before.store;
        before.stop();
        new WrittenLog(ACME, store).append(3, "tea");
        store.prune(ACME, AuditHead.of(store.read(ACME, 6, 1).get(0)));
        new Node(store).copies.requireTrust();
    }

    @Test
    void whatRedisSaysItDroppedBeyondItsOwnEndIsALoss() {
        new Node(new InMemoryAuditStore()).write(5, "tea").stop();
        InMemoryAuditStore store = redis(3, "tea");
        store.prune(ACME, new AuditHead(9, AuditHead.EMPTY.hash()));
        expectRefusal(new Node(store));
    }

    @Test
    void whatIsAcceptedGoesOnFromThere() {
        new Node(new InMemoryAuditStore()).write(5, "tea").stop();
        Node behind = new Node(redis(3, "tea"));
        behind.watch.accept(behind.watch.raised());
        behind.copies.requireTrust();
        InMemoryAuditStore store = behind.write(1, "milk").store;
        assertThat(behind.sinks.file().heads().of(ACME).event()).isEqualTo(store.head(ACME));
        assertThat(new FileCopyCheck(behind.sinks, store, WrittenLog.old(Clock.systemUTC()))
                        .check(TenantId.PLATFORM, events -> {}))
                .isEmpty();
        behind.stop();
        Node again = new Node(store);
        again.copies.requireTrust();
        again.watch.look(ACME);
        again.copies.requireTrust();
    }

    /** A Redis that lost the last of five events, and holds another second. */
    private static InMemoryAuditStore edited() {
        InMemoryAuditStore store = new InMemoryAuditStore();
        AuditHead head = AuditHead.EMPTY;
        for (StoredAuditEvent event : redis(4, "tea").read(ACME, 1, 4)) {
            String body = new String(event.body(), StandardCharsets.UTF_8);
            StoredAuditEvent kept = event.sequence() == 2
                    ? new StoredAuditEvent(2, body.replace("tea", "pea").getBytes(StandardCharsets.UTF_8))
                    : event;
            store.append(ACME, head, List.of(kept), AuditHead.of(kept));
            head = AuditHead.of(kept);
        }
        return store;
    }

    @Test
    void anAcceptanceExcusesTheLostEventsAndNothingElse() {
        new Node(new InMemoryAuditStore()).write(5, "tea").stop();
        Node behind = new Node(edited());
        assertThat(behind.watch.raised())
                .singleElement()
                .satisfies(found -> assertThat(found.lostFrom()).isEqualTo(5));
        behind.watch.accept(behind.watch.raised());
        assertThat(new FileCopyCheck(behind.sinks, behind.store, WrittenLog.old(Clock.systemUTC()))
                        .check(TenantId.PLATFORM, events -> {}))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sequence()).isEqualTo(2));
    }

    @Test
    void anAcceptanceOfAnotherHistoryExcusesAllThatDiffersAlsoAfterARestart() {
        new Node(new InMemoryAuditStore()).write(2, "tea").stop();
        Node before = new Node(redis(2, "tea"));
        before.write(3, "tea").stop();
        InMemoryAuditStore other = redis(2, "tea");
        new WrittenLog(ACME, other).append(5, "milk");
        new Node(other).stop();
        Node again = new Node(other);
        assertThat(again.watch.raised())
                .singleElement()
                .satisfies(found -> assertThat(found.lostFrom()).isEqualTo(3));
        again.watch.accept(again.watch.raised());
        assertThat(new FileCopyCheck(again.sinks, other, WrittenLog.old(Clock.systemUTC()))
                        .check(TenantId.PLATFORM, events -> {}))
                .isEmpty();
    }

    /** A Redis that answers as long as not much is asked for at once. */
    private static InMemoryAuditStore failing(int events, AtomicBoolean away) {
        InMemoryAuditStore store = new InMemoryAuditStore() {
            @Override
            public List<StoredAuditEvent> read(TenantId tenant, long from, int limit) {
                if (away.get() && limit > 1) {
                    throw UnavailableException.storage(null);
                }
                return super.read(tenant, from, limit);
            }
        };
        new WrittenLog(ACME, store).append(events, "tea");
        return store;
    }

    @Test
    void theAlarmIsRaisedAndKeptBeforeTheCopiesAreReadAndWhatWasLostIsFoundBeforeItIsAccepted() {
        new Node(new InMemoryAuditStore()).write(5, "tea").stop();
        AtomicBoolean away = new AtomicBoolean(true);
        Node behind = new Node(failing(3, away));
        expectRefusal(behind);
        assertThat(directory.resolve("audit/rollback-alarm")).exists();
        assertThat(log.entries()).extracting(AuditEntry::action).containsExactly("audit.rollback");
        assertThat(behind.watch.raised())
                .singleElement()
                .satisfies(found -> assertThat(found.lostFrom()).isEqualTo(6));

        away.set(false);
        behind.watch.accept(behind.watch.raised());
        behind.copies.requireTrust();
        assertThat(new FileCopyCheck(behind.sinks, behind.store, WrittenLog.old(Clock.systemUTC()))
                        .check(TenantId.PLATFORM, events -> {}))
                .isEmpty();
    }

    @Test
    void theNextStartFindsOutWhatTheOneBeforeCouldNot() {
        new Node(new InMemoryAuditStore()).write(5, "tea").stop();
        AtomicBoolean away = new AtomicBoolean(true);
        new Node(failing(3, away)).stop();
        away.set(false);
        assertThat(new Node(redis(3, "tea")).watch.raised())
                .singleElement()
                .satisfies(found -> assertThat(found.lostFrom()).isEqualTo(4));
    }

    @Test
    void aFileThatSaysNothingOfTheLogsHidesNoRollback() throws IOException {
        Node before = new Node(new InMemoryAuditStore()).write(5, "tea");
        InMemoryAuditStore store = before.store;
        before.stop();
        new Node(store).stop();
        Files.writeString(
                new CopyDirectory(directory.resolve("audit"), 0).files().get(0), "{\"raven_audit_copy\":1}\n");

        expectRefusal(new Node(redis(3, "tea")));
    }

    @Test
    void theNewestFileWithoutLogsIsNoReasonNotToStart() throws IOException {
        new Node(new InMemoryAuditStore()).write(5, "tea").stop();
        for (String header : List.of("{\"raven_audit_copy\":1}\n", "{\"raven_audit_copy\":1,\"logs\":[{}]}\n")) {
            Files.writeString(
                    new CopyDirectory(directory.resolve("audit"), 0).files().getLast(), header);
            new Node(redis(5, "tea")).stop();
        }
    }

    @Test
    void whatManyLogsLostIsFoundInOnePassEachFromTheFileWhereItWasStillTheSame() throws IOException {
        TenantId other = new Ids(new SecureRandom()).tenant();
        InMemoryAuditStore written = new InMemoryAuditStore();
        Node before = new Node(written).write(5, "tea");
        before.copies
                .take(other, new WrittenLog(other, written).append(2, "tea"))
                .join();
        before.stop();
        new Node(written).stop();
        InMemoryAuditStore older = redis(3, "tea");
        new WrittenLog(other, older).append(1, "tea");
        new WrittenLog(other, older).append(1, "milk");

        assertThat(new Node(older).watch.raised())
                .extracting(found -> found.log() + " " + found.lostFrom())
                .containsExactlyInAnyOrder(ACME + " 4", other + " 2");
    }

    @Test
    void anEmptyDirectoryBesideALogIsSaidAndRecordedOnce() throws IOException {
        InMemoryAuditStore store = new InMemoryAuditStore();
        new Node(store).stop();
        assertThat(log.entries()).as("the first start").isEmpty();

        new WrittenLog(TenantId.PLATFORM, store).append(3, "tea");
        new Node(store).stop();
        assertThat(log.entries()).as("what was written meanwhile").isEmpty();

        Files.move(directory.resolve("audit"), directory.resolve("away"));
        new Node(store).stop();
        new Node(store).stop();
        assertThat(log.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("audit.copy_begin");
            assertThat(entry.log()).isEqualTo(TenantId.PLATFORM);
            assertThat(entry.details()).containsEntry("events", 3L);
        });
    }

    private static double alarms(Node node) {
        return node.watch.readings().stream()
                .filter(reading -> reading.name().equals("audit_rolled_back_logs"))
                .mapToDouble(Reading::value)
                .sum();
    }

    @Test
    void theMetricCountsTheLogsThatWentBackUntilThatIsAcceptedAlsoAfterARestart() {
        Node before = new Node(new InMemoryAuditStore()).write(5, "tea");
        assertThat(before.watch.readings()).extracting(Reading::name).containsExactly("audit_rolled_back_logs");
        assertThat(alarms(before)).isZero();
        before.stop();
        Node behind = new Node(redis(3, "tea"));
        assertThat(alarms(behind)).isEqualTo(1);
        behind.stop();
        Node again = new Node(redis(3, "tea"));
        assertThat(alarms(again)).isEqualTo(1);
        again.watch.accept(again.watch.raised());
        assertThat(alarms(again)).isZero();
    }

    @Test
    void whoeverSignsIsToldOfTheAlarmAndOfItsEnd() {
        new Node(new InMemoryAuditStore()).write(5, "tea").stop();
        Node behind = new Node(redis(3, "tea"));
        CopiedHeads known = new CopiedHeads(behind.sinks, behind.watch);
        assertThat(known.of(ACME)).isEqualTo(new CopiedLog(true, 0, 0));
        behind.watch.accept(behind.watch.raised());
        assertThat(known.of(ACME)).isEqualTo(new CopiedLog(false, 0, 1));
        assertThat(known.anySigned()).isFalse();
    }

    @Test
    void whatRedisHasBeyondTheFileIsFetchedAtTheStart() {
        new Node(new InMemoryAuditStore()).write(5, "tea").stop();
        Node again = new Node(redis(700, "tea"));
        Patience.until(() -> again.sinks.file().heads().of(ACME).event().sequence() == 700);
        assertThat(new FileCopyCheck(again.sinks, again.store, WrittenLog.old(Clock.systemUTC()))
                        .check(TenantId.PLATFORM, events -> {}))
                .isEmpty();
    }
}
