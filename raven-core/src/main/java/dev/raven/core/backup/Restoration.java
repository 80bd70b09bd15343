package dev.raven.core.backup;

import dev.raven.core.erasure.Deletion;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.erasure.Erasure;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyStore;
import dev.raven.core.page.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes archives into a storage. Before people's data come, whoever the ledger tells of loses the key that a backup of keys may
 * still have had; and who has none gets nothing back.
 */
final class Restoration {
    private static final int BYTES_A_TRIP = 4 << 20;
    private static final int DELETIONS_A_TRIP = 500;

    private final Archives archives;
    private final BackupStore store;
    private final DeletionStore ledger;
    private final KeyStore keys;
    private final Map<TenantId, Set<UserId>> leftOut = new HashMap<>();

    Restoration(Archives archives, BackupStore store, DeletionStore ledger, KeyStore keys) {
        this.archives = archives;
        this.store = store;
        this.ledger = ledger;
        this.keys = keys;
    }

    /** Writes one archive; again, where it was begun. */
    void write(RestorePlan plan, RestorePlan.Step step) throws IOException {
        TenantId tenant = step.file().tenantId();
        try (ArchiveReader archive = archives.open(step.backup(), step.file(), step.key())) {
            List<StoredRecord> records = new ArrayList<>();
            int bytes = 0;
            for (Optional<StoredRecord> next = archive.next(); next.isPresent(); next = archive.next()) {
                StoredRecord record = next.get();
                if (plan.takes(record)) {
                    records.add(record);
                    bytes += record.size();
                }
                if (bytes > BYTES_A_TRIP) {
                    put(tenant, records);
                    records.clear();
                    bytes = 0;
                }
            }
            put(tenant, records);
        } catch (DamagedArchiveException damaged) {
            throw new UnusableBackupException(
                    step.backup() + "/" + step.file().name() + " " + damaged.getMessage() + "; take another backup.");
        }
        if (step.file().part() == BackupPart.LEDGER) {
            forgetErased(tenant);
        }
    }

    private void put(TenantId tenant, List<StoredRecord> records) {
        leftOut.computeIfAbsent(tenant, none -> new HashSet<>()).addAll(store.write(tenant, records));
    }

    /** Whose data were in a tenant's archives and were not written, as nobody has a key to them. */
    Set<UserId> leftOut(TenantId tenant) {
        return Set.copyOf(leftOut.getOrDefault(tenant, Set.of()));
    }

    /** How many of all tenants. */
    long leftOut() {
        return leftOut.values().stream().mapToLong(Set::size).sum();
    }

    /** Whose erasure was under way may be under a legal hold: that goes on later. */
    private void forgetErased(TenantId tenant) {
        Slice<Deletion> slice = ledger.after(tenant, 0, DELETIONS_A_TRIP);
        while (!slice.items().isEmpty()) {
            slice.items().stream()
                    .filter(deletion ->
                            ledger.receipt(tenant, deletion.receipt()).isPresent())
                    .map(Deletion::what)
                    .forEach(this::destroyKeys);
            slice = ledger.after(tenant, slice.next(), DELETIONS_A_TRIP);
        }
    }

    private void destroyKeys(Erasure what) {
        switch (what.kind()) {
            case TENANT -> keys.destroy(what.tenant());
            case USER -> what.user().ifPresent(user -> keys.destroy(what.tenant(), user));
            case CONVERSATION, INTERACTION -> {} // erased again once they can be opened
        }
    }
}
