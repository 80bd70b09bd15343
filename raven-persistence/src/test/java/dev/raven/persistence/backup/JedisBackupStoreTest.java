package dev.raven.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.backup.BackupPart;
import dev.raven.core.backup.BackupStore.Reading;
import dev.raven.core.backup.StoredRecord;
import dev.raven.core.erasure.Deletion;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.erasure.Destroyed;
import dev.raven.core.erasure.Erasure;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.BlockEntry;
import dev.raven.core.memory.MemoryScene;
import dev.raven.core.memory.Revision;
import dev.raven.persistence.conversation.TestConversations;
import dev.raven.persistence.erasure.JedisDeletionStore;
import dev.raven.persistence.memory.TestMemories;
import dev.raven.persistence.redis.TestRedis;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

class JedisBackupStoreTest {
    private static final int READINGS = 60;

    private final JedisBackupStore store =
            new JedisBackupStore(TestRedis.shared(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final UnifiedJedis redis = TestRedis.sharedClient();

    /** Somebody who is listed and has a key. */
    private MemoryScene somebody() {
        MemoryScene scene =
                new MemoryScene(TestMemories.in(TestRedis.shared()), TestConversations.in(TestRedis.shared()));
        redis.zadd("rvn:{" + scene.tenant() + "}:users", 1, scene.user().value());
        redis.hset(
                "rvn:{" + scene.tenant() + "}:user:" + scene.user(),
                Map.of("created", "now", "ref", "someone", "held", "0", "profile", "sealed"));
        redis.hset(slot(scene, "wrapped-key"), "versions", "1");
        return scene;
    }

    private static String slot(MemoryScene scene, String part) {
        return "rvn:{" + scene.tenant() + "/" + scene.user() + "}:" + part;
    }

    private ReadRecords memory(TenantId tenant) {
        return ReadRecords.of(store, tenant, BackupPart.MEMORY, 1);
    }

    private void deleteMemory(MemoryScene scene, ConversationId talk) {
        Stream.of("tail", "blocks", "removals", "memory", "waiting", "conversations", "conversation:" + talk)
                .forEach(part -> redis.del(slot(scene, part)));
        Stream.of("users", "refs", "user:" + scene.user())
                .forEach(part -> redis.del("rvn:{" + scene.tenant() + "}:" + part));
        redis.del("rvn:{" + scene.tenant() + "/" + talk + "}:user");
    }

    private static ConversationId remembered(MemoryScene scene) {
        ConversationId talk = scene.conversation();
        for (int i = 0; i < 5; i++) {
            scene.append(talk, 10);
        }
        scene.consolidate(scene.tail(Optional.empty(), 3), scene.block(talk, 3));
        return talk;
    }

    @Test
    void aPersonComesBackAsItWas() {
        MemoryScene alice = somebody();
        ConversationId talk = remembered(alice);
        BlockEntry block = alice.changes(Revision.START, 9).blocks().get(0);
        alice.removeFromBlock(block, alice.appended().get(0).id(), Optional.of(alice.block(talk, 2)));
        ReadRecords read = memory(alice.tenant());
        deleteMemory(alice, talk);

        Set<UserId> leftOut = store.write(alice.tenant(), read.records);

        assertThat(leftOut).isEmpty();
        assertThat(memory(alice.tenant()).lying()).isEqualTo(read.lying()).hasSizeGreaterThan(20);
        assertThat(alice.tail(Optional.of(talk), 9)).hasSize(2);
        assertThat(redis.hget("rvn:{" + alice.tenant() + "}:refs", "someone"))
                .isEqualTo(alice.user().value());
        assertThat(redis.zscore(
                        "rvn:{" + TenantId.PLATFORM + "}:tails", alice.tenant() + "/" + alice.user() + "/" + talk))
                .isNotNull();
    }

    @Test
    void whatTakesManyTripsIsReadWholeAndInItsOrder() {
        MemoryScene alice = somebody();
        remembered(alice);
        for (int position = 11; position <= 90; position++) {
            Map<String, String> block = Map.of("body", "b".repeat(position < 50 ? 40 : 60_000));
            redis.xadd(slot(alice, "blocks"), new XAddParams().id(position + "-0"), block);
        }
        List<String> bodies = memory(alice.tenant()).records.stream()
                .filter(record ->
                        record.key().equals(slot(alice, "blocks")) && record.kind() == StoredRecord.Kind.STREAM)
                .map(record -> new String(record.parts().get(0), StandardCharsets.US_ASCII))
                .toList();
        assertThat(bodies)
                .endsWith(IntStream.rangeClosed(11, 90)
                        .mapToObj(position -> position + "-0")
                        .toArray(String[]::new))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsWrittenTwiceIsThereOnce() {
        MemoryScene alice = somebody();
        remembered(alice);
        ReadRecords read = memory(alice.tenant());

        store.write(alice.tenant(), read.records.subList(0, read.records.size() / 2));
        store.write(alice.tenant(), read.records);

        assertThat(memory(alice.tenant()).lying()).isEqualTo(read.lying());
    }

    @Test
    void whoHasNoKeyGetsNothingBack() {
        MemoryScene alice = somebody();
        ConversationId talk = remembered(alice);
        ReadRecords read = memory(alice.tenant());
        deleteMemory(alice, talk);
        redis.del(slot(alice, "wrapped-key"));

        Set<UserId> leftOut = store.write(alice.tenant(), read.records);

        assertThat(leftOut).containsExactly(alice.user());
        assertThat(memory(alice.tenant()).records).isEmpty();
        assertThat(redis.exists("rvn:{" + alice.tenant() + "/" + talk + "}:user"))
                .isFalse();
    }

    @Test
    void whoIsBeingErasedIsNotRead() {
        MemoryScene alice = somebody();
        remembered(alice);
        redis.hset(slot(alice, "memory"), "closed", "1");
        assertThat(store.read(alice.tenant(), BackupPart.MEMORY, "", new ReadRecords(9))
                        .counts())
                .containsEntry("users", 0L);
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isOfOneMomentWhateverIsWrittenMeanwhile() {
        MemoryScene alice = somebody();
        ConversationId talk = alice.conversation();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> agent = CompletableFuture.runAsync(() -> talk(alice, talk, enough));
        try {
            long readings = 0;
            long begun = 0;
            boolean blocks = false;
            while (readings < READINGS || begun == 2 * readings || !blocks) { // the moments that are hard must come
                ReadRecords read = memory(alice.tenant());
                Map<String, String> lying = read.lying();
                assertThat(held(alice, lying)).isEqualTo(counted(alice, lying));
                readings++;
                begun += begun(alice, read);
                blocks |= lying.keySet().stream().anyMatch(key -> key.startsWith(slot(alice, "blocks") + " "));
            }
        } finally {
            enough.set(true);
            agent.join();
        }
    }

    /** How often the blocks or the tail were read from their beginning. */
    private static long begun(MemoryScene alice, ReadRecords read) {
        return read.records.stream()
                .filter(record -> record.kind() == StoredRecord.Kind.NOTHING)
                .filter(record ->
                        Set.of(slot(alice, "blocks"), slot(alice, "tail")).contains(record.key()))
                .count();
    }

    /**
     * Appends, consolidates, removes; and rests as long as that took and a millisecond, so that a reader finds a moment in which
     * nothing changes however slow the machine is.
     */
    private static void talk(MemoryScene alice, ConversationId talk, AtomicBoolean enough) {
        Random random = new Random(3);
        long pause = 0;
        while (!enough.get()) {
            LockSupport.parkNanos(pause);
            long start = System.nanoTime();
            alice.append(talk, 1_000_000);
            switch (random.nextInt(3)) {
                case 0 -> {
                    int some = Math.min(3, alice.tail(Optional.empty(), 3).size());
                    alice.consolidate(alice.tail(Optional.empty(), some), alice.block(talk, some));
                }
                case 1 -> {
                    List<BlockEntry> blocks = alice.changes(Revision.START, 9).blocks();
                    if (!blocks.isEmpty()) {
                        BlockEntry old = blocks.get(random.nextInt(blocks.size()));
                        int rest = old.block().interactions() - 1;
                        alice.removeFromBlock(
                                old,
                                alice.appended().get(0).id(),
                                rest == 0 ? Optional.empty() : Optional.of(alice.block(talk, rest)));
                    }
                }
                default -> {}
            }
            pause = System.nanoTime() - start + 1_000_000;
        }
    }

    private static long counted(MemoryScene alice, Map<String, String> lying) {
        return number(lying.getOrDefault(slot(alice, "memory") + " interactions", "30"));
    }

    private static long held(MemoryScene alice, Map<String, String> lying) {
        return lying.entrySet().stream()
                .mapToLong(entry -> entry.getKey().startsWith(slot(alice, "tail") + " ")
                        ? 1
                        : entry.getKey().startsWith(slot(alice, "blocks") + " ") ? inBlock(entry.getValue()) : 0)
                .sum();
    }

    /** id, conversation, interactions and body, each behind its name, and the entry's own id in front. */
    private static long inBlock(String entry) {
        return number(entry.replaceAll("[\\[\\] ]", "").split(",")[6]);
    }

    private static long number(String hex) {
        return Long.parseLong(new String(HexFormat.of().parseHex(hex), StandardCharsets.US_ASCII));
    }

    @Test
    void aPersonsKeyIsReadBeforeItsTenants() {
        MemoryScene alice = somebody();
        redis.hset("rvn:{" + alice.tenant() + "}:wrapped-key:data", "versions", "1");
        List<String> keys = ReadRecords.of(store, alice.tenant(), BackupPart.KEYS, 1).records.stream()
                .map(StoredRecord::key)
                .distinct()
                .toList();
        assertThat(keys).containsExactly(slot(alice, "wrapped-key"), "rvn:{" + alice.tenant() + "}:wrapped-key:data");
    }

    @Test
    void theNoteOfARestoreStaysUntilItEnds() {
        assertThat(store.unfinished()).isEmpty();
        store.begin("all");
        assertThat(store.unfinished()).contains("all");
        store.finish("this");
        assertThat(store.unfinished()).isEmpty();
        assertThat(store.restored()).contains("this");
    }

    @Test
    void oneServerAloneRestores() {
        assertThat(store.claim("one")).isTrue();
        assertThat(store.claim("other")).isFalse();
        assertThat(store.claim("one")).isTrue();
        store.finish("this");
        assertThat(store.claim("other")).isTrue();
        store.finish("that");
    }

    @Test
    void knowsWhoseIsWhatAllTenantsShare() {
        TenantId acme = somebody().tenant();
        redis.zadd("rvn:{" + TenantId.PLATFORM + "}:tenants", 1, acme.value());
        redis.hset("rvn:{" + TenantId.PLATFORM + "}:email:" + acme.value(), Map.of("tenant", acme.value()));
        List<StoredRecord> shared = ReadRecords.of(store, TenantId.PLATFORM, BackupPart.TENANT, 1).records;
        assertThat(shared.stream().filter(record -> record.tenant().equals(Optional.of(acme))))
                .extracting(StoredRecord::kind)
                .containsExactly(StoredRecord.Kind.SORTED_SET, StoredRecord.Kind.NOTHING, StoredRecord.Kind.HASH);
    }

    private static Deletion deletion(TenantId tenant, Ids ids) {
        return new Deletion(
                ids.receipt(),
                Erasure.of(tenant, ids.user()),
                "req",
                Instant.EPOCH,
                new Destroyed(1, 0, Optional.empty(), 1, 1, 1));
    }

    @Test
    void aLedgerLosesNothingToAnOlderOne() {
        Ids ids = new Ids(new Random(4));
        TenantId acme = ids.tenant();
        DeletionStore ledger = new JedisDeletionStore(TestRedis.shared());
        Deletion first = ledger.append(acme, deletion(acme, ids));
        Deletion onlyBackedUp = ledger.append(acme, deletion(acme, ids));
        ReadRecords older = ReadRecords.of(store, acme, BackupPart.LEDGER, 1);
        Stream.of("deletions", "deletions:subjects", "deletion:" + onlyBackedUp.receipt())
                .forEach(part -> redis.del("rvn:{" + acme + "}:" + part));
        redis.del("rvn:{" + acme + "}:deletion:" + first.receipt());
        ledger.append(acme, first);
        Deletion later = ledger.append(acme, deletion(acme, ids));

        store.write(acme, older.records);
        store.write(acme, older.records);

        assertThat(ledger.after(acme, 0, 9).items()).containsExactly(first, later, onlyBackedUp);
        assertThat(ledger.after(acme, 2, 9).items()).containsExactly(onlyBackedUp);
        assertThat(ledger.find(acme, onlyBackedUp.what().subject())).contains(onlyBackedUp);
    }

    private String log(TenantId tenant, String part) {
        return "rvn:{" + tenant + "}:" + part;
    }

    /** A log of six events. */
    private TenantId logged() {
        TenantId acme = somebody().tenant();
        for (int sequence = 1; sequence <= 6; sequence++) {
            redis.xadd(log(acme, "audit"), new XAddParams().id(sequence + "-0"), Map.of("body", "event " + sequence));
        }
        redis.hset(log(acme, "audit:head"), Map.of("sequence", "6", "hash", "of it"));
        return acme;
    }

    private Map<String, Long> counted(TenantId tenant) {
        Reading reading = store.read(tenant, BackupPart.AUDIT, "", new ReadRecords(999));
        assertThat(reading.next()).isEmpty();
        return reading.counts();
    }

    @Test
    void aLogIsReadUpToItsHeadInAsManyVolumesAsItTakes() {
        TenantId acme = logged();
        redis.xadd(log(acme, "audit"), new XAddParams().id("7-0"), Map.of("body", "behind the head"));
        assertThat(counted(acme)).isEqualTo(Map.of("events", 6L, "audit_gaps", 0L));
        assertThat(ReadRecords.of(store, acme, BackupPart.AUDIT, 1).lying().keySet())
                .filteredOn(key -> key.startsWith(log(acme, "audit") + " "))
                .hasSize(6);
    }

    @Test
    void aLogThatLacksEventsIsTakenAsItIs() {
        TenantId acme = logged();
        redis.xdel(log(acme, "audit"), new StreamEntryID("3-0"));
        assertThat(counted(acme)).isEqualTo(Map.of("events", 5L, "audit_gaps", 1L));
        redis.xdel(log(acme, "audit"), new StreamEntryID("6-0"));
        assertThat(counted(acme)).isEqualTo(Map.of("events", 4L, "audit_gaps", 2L));
    }

    @Test
    void whatIsPrunedIsNoDamage() {
        TenantId acme = logged();
        redis.xdel(log(acme, "audit"), new StreamEntryID("1-0"), new StreamEntryID("2-0"));
        redis.hset(log(acme, "audit:pruned"), Map.of("sequence", "2", "hash", "of it"));
        assertThat(counted(acme)).isEqualTo(Map.of("events", 4L, "audit_gaps", 0L));
        Reading later = store.read(acme, BackupPart.AUDIT, "6/0", new ReadRecords(999));
        assertThat(later.counts()).as("pruned since it began").isEqualTo(Map.of("events", 4L, "audit_gaps", 0L));
    }

    @Test
    void aTreeIsAsLargeAsItsSizeSays() {
        TenantId acme = logged();
        redis.hset(log(acme, "audit:tree"), Map.of("size", "2", "hash", "of it", "fence", "9"));
        redis.set(log(acme, "audit:tile:0:0"), "h".repeat(96));
        Map<String, String> lying =
                ReadRecords.of(store, acme, BackupPart.AUDIT, 999).lying();
        assertThat(lying.get(log(acme, "audit:tile:0:0") + " ")).isEqualTo("68".repeat(64));
        assertThat(lying)
                .containsKey(log(acme, "audit:tree") + " size")
                .doesNotContainKey(log(acme, "audit:tree") + " fence");
        assertThat(lying).containsKey(log(TenantId.PLATFORM, "audit:moved") + " " + acme);
    }
}
