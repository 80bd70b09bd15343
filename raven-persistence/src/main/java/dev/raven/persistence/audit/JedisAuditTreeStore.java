package dev.raven.persistence.audit;

import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTile;
import dev.raven.core.audit.AuditTreeOutcome;
import dev.raven.core.audit.AuditTreeState;
import dev.raven.core.audit.AuditTreeStep;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import dev.raven.persistence.redis.ScriptCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A hash with the size of each tree, a string a tile, and a sorted set of checkpoints by size; in the tenant's slot. */
@ApplicationScoped
class JedisAuditTreeStore implements AuditTreeStore {
    private static final Script GROW = Script.beside(JedisAuditTreeStore.class, "grow");
    private static final Script TREE = Script.beside(JedisAuditTreeStore.class, "tree");
    private static final Script CHECKPOINTS = Script.beside(JedisAuditTreeStore.class, "checkpoints");

    private final Redis redis;

    @Inject
    JedisAuditTreeStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public AuditTreeState state(TenantId log) {
        List<Reply> tree =
                redis.read(TREE.on(List.of(treeKey(log), checkpointsKey(log)))).items();
        AuditHead integrated = tree.get(0).text().isEmpty()
                ? AuditHead.EMPTY
                : new AuditHead(tree.get(0).number(), tree.get(1).text());
        Optional<AuditCheckpoint> latest = Optional.of(tree.get(3).text())
                .filter(kept -> !kept.isEmpty())
                .map(kept -> CheckpointText.read(tree.get(4).number(), kept));
        return new AuditTreeState(integrated, tree.get(2).number(), latest);
    }

    @Override
    public byte[] tile(TenantId log, int level, long index) {
        byte[] key = tileKey(log, level, index).getBytes(StandardCharsets.UTF_8);
        return redis.read(client -> Optional.ofNullable(client.get(key))).orElseGet(() -> new byte[0]);
    }

    /** Repeatable: each step finds itself done. */
    @Override
    public List<AuditTreeOutcome> write(List<AuditTreeStep> steps) {
        if (steps.isEmpty()) {
            return List.of();
        }
        return redis.repeatably(steps.stream().map(JedisAuditTreeStore::call).toList()).stream()
                .map(reply -> AuditTreeOutcome.valueOf(reply.text().toUpperCase(Locale.ROOT)))
                .toList();
    }

    @Override
    public List<AuditCheckpoint> checkpoints(TenantId log, long below, int limit) {
        String from = below == Long.MAX_VALUE ? "+inf" : Long.toString(below);
        List<Reply> found = redis.read(CHECKPOINTS.on(List.of(checkpointsKey(log)), from, limit))
                .items();
        List<AuditCheckpoint> checkpoints = new ArrayList<>();
        for (int i = 0; i < found.size(); i += 2) {
            checkpoints.add(
                    CheckpointText.read(found.get(i).number(), found.get(i + 1).text()));
        }
        return checkpoints;
    }

    private static ScriptCall call(AuditTreeStep step) {
        List<String> keys = new ArrayList<>(List.of(treeKey(step.log()), checkpointsKey(step.log())));
        List<Object> args = new ArrayList<>(List.of(
                step.fence(),
                step.from().sequence(),
                step.from().hash(),
                step.to().sequence(),
                step.to().hash(),
                AuditHead.EMPTY.hash(),
                step.checkpoint().map(CheckpointText::of).orElse(""),
                step.replaced().map(CheckpointText::of).orElse(""),
                KEPT,
                AuditStore.CLOCKS.toSeconds()));
        for (AuditTile tile : step.tiles()) {
            keys.add(tileKey(step.log(), tile.level(), tile.index()));
            args.add(tile.hashes());
        }
        return GROW.on(keys, args);
    }

    private static String treeKey(TenantId log) {
        return RedisKeys.of(log, "audit:tree");
    }

    private static String checkpointsKey(TenantId log) {
        return RedisKeys.of(log, "audit:checkpoints");
    }

    private static String tileKey(TenantId log, int level, long index) {
        return RedisKeys.of(log, "audit:tile:" + level + ":" + index);
    }
}
