package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupPart;
import dev.raven.core.backup.BackupStore;
import dev.raven.core.backup.BackupStore.Reading;
import dev.raven.core.backup.StoredRecord;
import dev.raven.core.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a backup reads, in memory, and as it would lie in a storage. */
final class ReadRecords implements BackupStore.Sink {
    final List<StoredRecord> records = new ArrayList<>();
    private final int most;
    private int room;

    /** @param most records after which it is full */
    ReadRecords(int most) {
        this.most = most;
        this.room = most;
    }

    /** All of a part. */
    static ReadRecords of(BackupStore store, TenantId tenant, BackupPart part, int most) {
        ReadRecords read = new ReadRecords(most);
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            Reading reading = store.read(tenant, part, cursor.get(), read);
            cursor = reading.next();
            read.room = read.records.size() + most;
        }
        return read;
    }

    @Override
    public void accept(StoredRecord record) {
        records.add(record);
    }

    @Override
    public boolean isFull() {
        return records.size() >= room;
    }

    /** Key and, where it has several, part → value. */
    Map<String, String> lying() {
        Map<String, String> lying = new TreeMap<>();
        for (StoredRecord record : records) {
            List<byte[]> parts = record.parts();
            switch (record.kind()) {
                case NOTHING -> lying.keySet().removeIf(key -> key.startsWith(record.key() + " "));
                case TEXT -> lying.put(record.key() + " ", value(parts.get(0)));
                case HASH, SORTED_SET -> {
                    for (int i = 0; i < parts.size(); i += 2) {
                        lying.put(record.key() + " " + text(parts.get(i)), value(parts.get(i + 1)));
                    }
                }
                case STREAM ->
                    lying.put(
                            record.key() + " " + text(parts.get(0)),
                            parts.stream().map(ReadRecords::value).toList().toString());
            }
        }
        return lying;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String value(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
