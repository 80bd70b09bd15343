package dev.raven.persistence.erasure;

import dev.raven.core.erasure.Deletion;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.erasure.Receipt;
import dev.raven.core.id.Id;
import dev.raven.core.id.ReceiptId;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Slice;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import dev.raven.persistence.redis.Slices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One hash an entry, a sorted set of all in their order, and a hash that finds them by their subjects, in the tenant's slot. */
@ApplicationScoped
public class JedisDeletionStore implements DeletionStore {
    private static final Script APPEND = Script.beside(JedisDeletionStore.class, "append");
    private static final Script COMPLETE = Script.beside(JedisDeletionStore.class, "complete");

    private final Redis redis;

    @Inject
    public JedisDeletionStore(Redis redis) {
        this.redis = redis;
    }

    /** Repeatable: the entry finds itself by its subject. */
    @Override
    public Deletion append(TenantId tenant, Deletion deletion) {
        List<String> keys = List.of(record(tenant, deletion.receipt()), all(tenant), subjects(tenant));
        List<Object> args = DeletionFields.of(deletion)
                .argsAfter(deletion.receipt(), deletion.what().subject().value());
        ReceiptId kept = new ReceiptId(redis.repeatably(APPEND.on(keys, args)).text());
        return load(tenant, kept);
    }

    @Override
    public Optional<Deletion> find(TenantId tenant, Id subject) {
        String receipt = redis.read(client -> client.hget(subjects(tenant), subject.value()));
        return Optional.ofNullable(receipt).map(ReceiptId::new).map(id -> load(tenant, id));
    }

    /** Repeatable: the first event stands. */
    @Override
    public long recorded(TenantId tenant, ReceiptId id, long sequence) {
        redis.repeatably(client -> client.hsetnx(record(tenant, id), DeletionFields.SEQUENCE, Long.toString(sequence)));
        return recordedAs(tenant, id).orElseThrow(JedisDeletionStore::lost);
    }

    @Override
    public Optional<Long> recordedAs(TenantId tenant, ReceiptId id) {
        String sequence = redis.read(client -> client.hget(record(tenant, id), DeletionFields.SEQUENCE));
        return Optional.ofNullable(sequence).map(Long::valueOf);
    }

    /** Repeatable: the first receipt stands. */
    @Override
    public Receipt complete(TenantId tenant, Receipt receipt) {
        redis.repeatably(COMPLETE.on(
                List.of(record(tenant, receipt.id())),
                DeletionFields.of(receipt).argsAfter()));
        return receipt(tenant, receipt.id())
                .orElseThrow(() -> new IllegalStateException("a receipt of an erasure that is in no ledger"));
    }

    @Override
    public Optional<Receipt> receipt(TenantId tenant, ReceiptId id) {
        return DeletionFields.receipt(tenant, id, redis.hash(record(tenant, id)));
    }

    @Override
    public Slice<Deletion> after(TenantId tenant, long after, int limit) {
        Slice<ReceiptId> ids = Slices.after(redis, all(tenant), after, limit, ReceiptId::new);
        List<Fields> found =
                redis.hashes(ids.items().stream().map(id -> record(tenant, id)).toList());
        List<Deletion> deletions = IntStream.range(0, found.size())
                .mapToObj(i -> DeletionFields.deletion(tenant, ids.items().get(i), found.get(i))
                        .orElseThrow(JedisDeletionStore::lost))
                .toList();
        return new Slice<>(deletions, ids.next());
    }

    private Deletion load(TenantId tenant, ReceiptId id) {
        return DeletionFields.deletion(tenant, id, redis.hash(record(tenant, id)))
                .orElseThrow(JedisDeletionStore::lost);
    }

    private static IllegalStateException lost() {
        return new IllegalStateException("an entry of the deletion ledger is gone");
    }

    private static String record(TenantId tenant, ReceiptId id) {
        return RedisKeys.of(tenant, "deletion:" + id);
    }

    private static String all(TenantId tenant) {
        return RedisKeys.of(tenant, "deletions");
    }

    private static String subjects(TenantId tenant) {
        return RedisKeys.of(tenant, "deletions:subjects");
    }
}
