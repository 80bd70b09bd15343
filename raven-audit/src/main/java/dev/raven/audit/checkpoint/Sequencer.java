package dev.raven.audit.checkpoint;

import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a node does each second: it tells which logs it has moved and, where it has the lease, integrates and signs those that
 * are due. For one thread at a time.
 */
@Singleton
class Sequencer {
    private final LogNews news;
    private final SequencerLease lease;
    private final SigningKeyVault keys;
    private final DueLogs logs;
    private final TreeRound round;

    @Inject
    Sequencer(LogNews news, SequencerLease lease, SigningKeyVault keys, DueLogs logs, TreeRound round) {
        this.news = news;
        this.lease = lease;
        this.keys = keys;
        this.logs = logs;
        this.round = round;
    }

    void tick() {
        news.flush();
        long fence = lease.claim();
        if (fence == 0) {
            logs.forget();
            return;
        }
        try {
            bringUpToDate(fence);
        } catch (RuntimeException failed) {
            logs.forget(); // those of this walk that were not reached come again
            throw failed;
        }
    }

    private void bringUpToDate(long fence) {
        Signers signers = keys.signers();
        signers.waitingSince().ifPresent(logs::lookAtAllFor);
        Map<TenantId, Long> told = logs.told();
        boolean held = round.run(logs.now(told), signers, fence);
        logs.settle(told);
        if (held) {
            signers.waitingSince().filter(logs::lookedAtAllFor).ifPresent(keys::settle);
        } else {
            logs.forget();
        }
    }

    /** Signs whatever has moved, and lets another node go on. */
    void finish() {
        news.flush();
        long fence = lease.claim();
        if (fence > 0) {
            Map<TenantId, Long> told = logs.told();
            Map<TenantId, Duration> moved =
                    told.keySet().stream().collect(Collectors.toMap(Function.identity(), log -> Sweep.EVERY));
            round.run(moved, keys.signers(), fence);
            logs.settle(told);
            lease.release();
        }
    }
}
