package dev.raven.audit.checkpoint;

import dev.raven.audit.TestLogs;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditKeys;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.audit.AuditTrees;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.sealing.SealedJsons;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One node, as CDI would put it together, without its thread. */
public final class Node {
    private final LogNews news;
    private final AuditLog log;
    private final SigningKeyVault keys;
    private final Sequencer sequencer;
    private final SignedTrees trees;
    private final KeyCustody custody;
    private final KnownCopies copied = new KnownCopies();
    private final List<String> copies = new ArrayList<>();

    Node(Storage storage, Clock clock) {
        this(storage, clock, new AuditOrigin("raven"));
    }

    Node(Storage storage, Clock clock, AuditOrigin origin) {
        this(storage, clock, origin, Duration.ofSeconds(10));
    }

    private Node(Storage storage, Clock clock, AuditOrigin origin, Duration leased) {
        this.news = new LogNews(storage.sequencers());
        this.log = TestLogs.over(storage.logs(), clock, news);
        this.keys = new SigningKeyVault(storage.signingKeys(), SealedJsons.under(storage.keyRing()), origin, clock);
        SignedLogs signed = new SignedLogs(clock, copied);
        TreeSteps steps = new TreeSteps(storage.logs(), storage.trees(), signed, clock);
        CheckpointCopies sinks = new CheckpointCopies(List.<CheckpointSink>of(this::copy));
        TreeWriter writer = new TreeWriter(storage.trees(), sinks, signed);
        ForkAlarm alarm = new ForkAlarm(log, clock);
        this.custody = new KeyCustody(
                keys, new SignedBefore(storage.logs(), storage.trees(), storage.tenants(), copied), alarm);
        SequencerLease lease = new SequencerLease(storage.sequencers(), new Ids(new SecureRandom()), leased);
        DueLogs due = new DueLogs(storage.sequencers(), signed, new Sweep(storage.tenants(), clock));
        this.sequencer = new Sequencer(news, lease, keys, due, new TreeRound(steps, writer, lease, alarm));
        this.trees = new SignedTrees(storage.trees(), keys, new Freshness(steps, writer, keys, alarm, clock));
    }

    /** A node that has prepared, as at its start. */
    public static Node started(Storage storage, Clock clock) {
        Node node = new Node(storage, clock);
        node.prepare();
        return node;
    }

    /** The same, of which a dead one is not missed for long. */
    static Node briefly(Storage storage, Clock clock) {
        Node node = new Node(storage, clock, new AuditOrigin("raven"), Duration.ofMillis(50));
        node.prepare();
        return node;
    }

    void prepare() {
        keys.prepare();
    }

    private void copy(TenantId of, AuditCheckpoint checkpoint) {
        copies.add(checkpoint.note());
    }

    public AuditLog log() {
        return log;
    }

    /** Appends events; when it returns, they are durable. */
    public void append(TenantId to, int events) {
        for (int i = 1; i < events; i++) {
            log.recordBehind(TestLogs.entry(to));
        }
        log.record(TestLogs.entry(to));
    }

    public void tick() {
        sequencer.tick();
    }

    /** Ends orderly. */
    public void finish() {
        sequencer.finish();
    }

    public AuditTrees trees() {
        return trees;
    }

    public AuditKeys keys() {
        return keys;
    }

    SigningKeyVault vault() {
        return keys;
    }

    KeyCustody custody() {
        return custody;
    }

    /** What its files know. */
    KnownCopies copied() {
        return copied;
    }

    /** The notes that were handed to a sink. */
    List<String> copies() {
        return copies;
    }
}
