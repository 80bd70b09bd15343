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
import java.util.ArrayList;
import java.util.List;

/** One node, as CDI would put it together, without its thread. */
final class Node {
    private final LogNews news;
    private final AuditLog log;
    private final SigningKeyVault keys;
    private final Sequencer sequencer;
    private final SignedTrees trees;
    private final List<String> copies = new ArrayList<>();

    Node(Storage storage, Clock clock) {
        this(storage, clock, new AuditOrigin("raven"));
    }

    Node(Storage storage, Clock clock, AuditOrigin origin) {
        this.news = new LogNews(storage.sequencers());
        this.log = TestLogs.over(storage.logs(), clock, news);
        this.keys = new SigningKeyVault(storage.signingKeys(), SealedJsons.under(storage.keyRing()), origin, clock);
        SignedLogs signed = new SignedLogs(clock);
        TreeSteps steps = new TreeSteps(storage.logs(), storage.trees(), signed, clock);
        CheckpointCopies sinks = new CheckpointCopies(List.<CheckpointSink>of(this::copy));
        TreeWriter writer = new TreeWriter(storage.trees(), sinks, signed);
        ForkAlarm alarm = new ForkAlarm(log, clock);
        SequencerLease lease = new SequencerLease(storage.sequencers(), new Ids(new SecureRandom()));
        DueLogs due = new DueLogs(storage.sequencers(), signed, new Sweep(storage.tenants(), clock));
        this.sequencer = new Sequencer(news, lease, keys, due, new TreeRound(steps, writer, lease, alarm));
        this.trees = new SignedTrees(storage.trees(), keys, new Freshness(steps, writer, keys, alarm, clock));
    }

    /** A node that has prepared, as at its start. */
    static Node started(Storage storage, Clock clock) {
        Node node = new Node(storage, clock);
        node.prepare();
        return node;
    }

    void prepare() {
        keys.prepare();
    }

    private void copy(TenantId of, AuditCheckpoint checkpoint) {
        copies.add(checkpoint.note());
    }

    AuditLog log() {
        return log;
    }

    /** Appends events. */
    void append(TenantId to, int events) {
        for (int i = 0; i < events; i++) {
            log.record(TestLogs.entry(to));
        }
    }

    void tick() {
        sequencer.tick();
    }

    /** Ends orderly. */
    void finish() {
        sequencer.finish();
    }

    AuditTrees trees() {
        return trees;
    }

    AuditKeys keys() {
        return keys;
    }

    SigningKeyVault vault() {
        return keys;
    }

    /** The notes that were handed to a sink. */
    List<String> copies() {
        return copies;
    }
}
