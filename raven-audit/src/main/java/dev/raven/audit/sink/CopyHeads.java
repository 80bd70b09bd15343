package dev.raven.audit.sink;

import dev.raven.core.audit.AuditHead;
import dev.raven.core.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the copies of all logs have come. A log that an event contradicts is frozen: what it had before is the evidence,
 * and must not be written over by what came after.
 */
final class CopyHeads {
    private final Map<TenantId, CopyHead> heads = new ConcurrentHashMap<>();
    private final Set<TenantId> frozen = ConcurrentHashMap.newKeySet();
    private final Map<TenantId, Long> accepted = new ConcurrentHashMap<>();

    /** Whether an event may follow in its log what was copied last. */
    interface Standing {

        /** Whether the storage still holds this event: others may have written after it. */
        boolean stands(TenantId log, CopyHead head);
    }

    CopyHead of(TenantId log) {
        return heads.getOrDefault(log, CopyHead.NONE);
    }

    Set<TenantId> logs() {
        return Set.copyOf(heads.keySet());
    }

    /** @return whether the event contradicts what was copied before: then its log is frozen */
    boolean contradicts(CopyRecord.Event next, Standing standing) {
        CopyHead head = of(next.log());
        if (head.event().sequence() == 0 || frozen.contains(next.log())) {
            return false;
        }
        boolean follows = follows(next, head, standing);
        if (!follows) {
            frozen.add(next.log());
        }
        return !follows;
    }

    private static boolean follows(CopyRecord.Event next, CopyHead head, Standing standing) {
        long step = next.event().sequence() - head.event().sequence();
        if (step == 1) {
            return carries(next.event().body(), head.event().hash());
        }
        // what was not known to be written comes once more: then the storage holds both
        return (step > 1 || standing.stands(next.log(), CopyHead.NONE.at(AuditHead.of(next.event()))))
                && standing.stands(next.log(), head);
    }

    /** The hash of the event before is the last field of each. */
    private static boolean carries(byte[] event, String previousHash) {
        String end = "\"previous_hash\":\"" + previousHash + "\"}";
        int from = Math.max(0, event.length - end.length());
        return new String(event, from, event.length - from, StandardCharsets.UTF_8).equals(end);
    }

    /** Takes note of what was written. */
    void written(CopyRecord one) {
        if (!frozen.contains(one.log())) {
            switch (one) {
                case CopyRecord.Event event -> {
                    CopyHead head = of(event.log());
                    if (event.event().sequence() > head.event().sequence()) {
                        put(event.log(), head.at(AuditHead.of(event.event())));
                    }
                }
                case CopyRecord.Checkpoint checkpoint ->
                    put(
                            checkpoint.log(),
                            of(checkpoint.log()).covered(checkpoint.checkpoint().size()));
            }
        }
    }

    void put(TenantId log, CopyHead head) {
        heads.put(log, head);
    }

    /** A log goes on from where somebody accepted that it is. */
    void accept(TenantId log, AuditHead head) {
        heads.put(log, new CopyHead(head, 0));
        frozen.remove(log);
        accepted.merge(log, 1L, Long::sum);
    }

    /** How often somebody did, since the start. */
    long accepted(TenantId log) {
        return accepted.getOrDefault(log, 0L);
    }

    void freeze(TenantId log) {
        frozen.add(log);
    }
}
