package dev.raven.core.backup;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A storage that holds what is put into it. Everybody has a key but those who are named. */
public final class InMemoryBackupStore implements BackupStore {
    private final Map<TenantId, Map<BackupPart, List<StoredRecord>>> parts = new HashMap<>();
    private final List<StoredRecord> written = new ArrayList<>();
    private final Set<UserId> keyless = new HashSet<>();
    private Optional<String> unfinished = Optional.empty();
    private Optional<String> restored = Optional.empty();
    private Optional<String> restorer = Optional.empty();
    private Runnable meanwhile = () -> {};
    private long nodes;

    void put(TenantId tenant, BackupPart part, StoredRecord record) {
        parts.computeIfAbsent(tenant, none -> new EnumMap<>(BackupPart.class))
                .computeIfAbsent(part, none -> new ArrayList<>())
                .add(record);
    }

    /** Happens before each record that is read. */
    void meanwhile(Runnable happens) {
        meanwhile = happens;
    }

    /** How many nodes serve from it. */
    void nodes(long number) {
        nodes = number;
    }

    void forgetKey(UserId user) {
        keyless.add(user);
    }

    /** What a restore has put here. */
    List<StoredRecord> written() {
        return List.copyOf(written);
    }

    private List<StoredRecord> records(TenantId tenant, BackupPart part) {
        return parts.getOrDefault(tenant, Map.of()).getOrDefault(part, List.of());
    }

    @Override
    public synchronized Reading read(TenantId tenant, BackupPart part, String cursor, Sink sink) {
        List<StoredRecord> records = records(tenant, part);
        int at = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        Set<UserId> people = new HashSet<>();
        while (at < records.size() && !sink.isFull()) {
            StoredRecord record = records.get(at++);
            meanwhile.run();
            sink.accept(record);
            record.person().ifPresent(people::add);
        }
        Optional<String> next = at < records.size() ? Optional.of(Integer.toString(at)) : Optional.empty();
        return new Reading(next, Map.of("users", (long) people.size()));
    }

    @Override
    public long people(TenantId tenant) {
        return records(tenant, BackupPart.MEMORY).stream()
                .flatMap(record -> record.person().stream())
                .distinct()
                .count();
    }

    @Override
    public synchronized Set<UserId> write(TenantId tenant, List<StoredRecord> records) {
        records.stream()
                .filter(record ->
                        record.person().map(user -> !keyless.contains(user)).orElse(true))
                .forEach(written::add);
        return records.stream()
                .flatMap(record -> record.person().stream())
                .filter(keyless::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isEmpty() {
        return parts.isEmpty() && written.isEmpty();
    }

    @Override
    public long nodes() {
        return nodes;
    }

    @Override
    public boolean claim(String by) {
        restorer = restorer.or(() -> Optional.of(by));
        return restorer.filter(by::equals).isPresent();
    }

    @Override
    public void clear() {
        parts.clear();
        written.clear();
    }

    @Override
    public void clearButLedgers() {
        clear();
    }

    @Override
    public Optional<String> unfinished() {
        return unfinished;
    }

    @Override
    public void begin(String what) {
        unfinished = Optional.of(what);
    }

    @Override
    public void finish(String what) {
        unfinished = Optional.empty();
        restorer = Optional.empty();
        restored = Optional.of(what);
    }

    @Override
    public Optional<String> restored() {
        return restored;
    }
}
