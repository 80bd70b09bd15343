package dev.raven.core.audit;

import dev.raven.core.id.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trees in memory. */
public final class InMemoryAuditTreeStore implements AuditTreeStore {
    private static final Comparator<AuditCheckpoint> NEWEST_FIRST = Comparator.comparingLong(AuditCheckpoint::size)
            .thenComparing(AuditCheckpoint::signedAt)
            .reversed();

    private final Clock clock;
    private final Map<TenantId, Tree> logs = new HashMap<>();

    /** One that takes any time for its own. */
    public InMemoryAuditTreeStore() {
        this(Clock.fixed(Instant.MAX.minus(AuditStore.CLOCKS), ZoneOffset.UTC));
    }

    public InMemoryAuditTreeStore(Clock clock) {
        this.clock = clock;
    }

    private record Place(int level, long index) {}

    private static final class Tree {
        private AuditHead integrated = AuditHead.EMPTY;
        private long fence;
        private final Map<Place, byte[]> tiles = new HashMap<>();
        private final List<AuditCheckpoint> checkpoints = new ArrayList<>();
    }

    @Override
    public synchronized AuditTreeState state(TenantId log) {
        Tree tree = tree(log);
        return new AuditTreeState(
                tree.integrated, tree.fence, tree.checkpoints.stream().findFirst());
    }

    @Override
    public synchronized byte[] tile(TenantId log, int level, long index) {
        return tree(log)
                .tiles
                .getOrDefault(new Place(level, index), new byte[0])
                .clone();
    }

    @Override
    public synchronized List<AuditTreeOutcome> write(List<AuditTreeStep> steps) {
        return steps.stream().map(this::write).toList();
    }

    private AuditTreeOutcome write(AuditTreeStep step) {
        Tree tree = tree(step.log());
        if (tree.fence > step.fence()) {
            return AuditTreeOutcome.FENCED;
        }
        boolean signed = step.checkpoint().map(tree.checkpoints::contains).orElse(true);
        if (tree.integrated.equals(step.to()) && tree.fence == step.fence() && signed) {
            return AuditTreeOutcome.WRITTEN;
        }
        if (!tree.integrated.equals(step.from())) {
            return AuditTreeOutcome.MOVED_ON;
        }
        Instant most = clock.instant().plus(AuditStore.CLOCKS);
        if (step.checkpoint().filter(one -> one.signedAt().isAfter(most)).isPresent()) {
            return AuditTreeOutcome.MISDATED;
        }
        change(tree, step);
        return AuditTreeOutcome.WRITTEN;
    }

    private static void change(Tree tree, AuditTreeStep step) {
        tree.integrated = step.to();
        tree.fence = step.fence();
        step.tiles().forEach(tile -> tree.tiles.put(new Place(tile.level(), tile.index()), tile.hashes()));
        step.replaced().ifPresent(tree.checkpoints::remove);
        step.checkpoint().ifPresent(tree.checkpoints::add);
        tree.checkpoints.sort(NEWEST_FIRST);
        while (tree.checkpoints.size() > KEPT) {
            tree.checkpoints.removeLast();
        }
    }

    @Override
    public synchronized List<AuditCheckpoint> checkpoints(TenantId log, long below, int limit) {
        List<AuditCheckpoint> found = tree(log).checkpoints.stream()
                .filter(checkpoint -> checkpoint.size() < below)
                .toList();
        Optional<Long> last =
                found.stream().limit(limit).map(AuditCheckpoint::size).reduce((first, second) -> second);
        return found.stream()
                .filter(checkpoint ->
                        last.map(size -> checkpoint.size() >= size).orElse(false))
                .toList();
    }

    private Tree tree(TenantId log) {
        return logs.computeIfAbsent(log, none -> new Tree());
    }
}
