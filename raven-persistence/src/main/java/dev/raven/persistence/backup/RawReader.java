package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupStore;
import dev.raven.core.backup.StoredRecord;
import dev.raven.core.backup.StoredRecord.Kind;
import dev.raven.core.id.UserId;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.resps.Tuple;

/** Reads values of Redis as records, each as of one moment. */
final class RawReader {
    private static final Script ENTRIES = Script.beside(RawReader.class, "entries");
    private static final Script NAMES = Script.beside(RawReader.class, "names");
    private static final ScanParams A_TRIP = new ScanParams().count(1_000);

    private final Redis redis;

    RawReader(Redis redis) {
        this.redis = redis;
    }

    Redis redis() {
        return redis;
    }

    /** A text, where there is one. */
    void text(String key, BackupStore.Sink sink) {
        byte[] name = bytes(key);
        Optional.ofNullable(redis.read(client -> client.get(name)))
                .ifPresent(text -> sink.accept(new StoredRecord(key, Kind.TEXT, Optional.empty(), List.of(text))));
    }

    /** A hash, where there is one, in the place of what lies there. */
    void hash(String key, BackupStore.Sink sink) {
        hash(key, Optional.empty(), flat(key), sink);
    }

    static void hash(String key, Optional<UserId> person, List<byte[]> flat, BackupStore.Sink sink) {
        if (!flat.isEmpty()) {
            sink.accept(StoredRecord.nothing(key, person));
            sink.accept(new StoredRecord(key, Kind.HASH, person, flat));
        }
    }

    /** Names and values in turn. */
    List<byte[]> flat(String key) {
        byte[] name = bytes(key);
        return inTurn(redis.read(client -> client.hgetAll(name)));
    }

    private static List<byte[]> inTurn(Map<byte[], byte[]> fields) {
        List<byte[]> flat = new ArrayList<>();
        fields.forEach((field, value) -> {
            flat.add(field);
            flat.add(value);
        });
        return flat;
    }

    /** A sorted set, bit by bit: what is there all the time is in; what comes or goes meanwhile may be. */
    void sortedSet(String key, BackupStore.Sink sink) {
        sink.accept(StoredRecord.nothing(key, Optional.empty()));
        byte[] cursor = ScanParams.SCAN_POINTER_START_BINARY;
        do {
            byte[] from = cursor;
            ScanResult<Tuple> found = redis.read(client -> client.zscan(bytes(key), from, A_TRIP));
            found.getResult().forEach(member -> sink.accept(member(key, Optional.empty(), member)));
            cursor = found.getCursorAsBytes();
        } while (!Arrays.equals(cursor, ScanParams.SCAN_POINTER_START_BINARY));
    }

    /** Some hashes, in one round trip. */
    void hashes(List<String> keys, BackupStore.Sink sink) {
        List<Map<byte[], byte[]>> found = redis.readAll(commands ->
                keys.stream().map(key -> commands.hgetAll(bytes(key))).toList());
        for (int i = 0; i < keys.size(); i++) {
            hash(keys.get(i), Optional.empty(), inTurn(found.get(i)), sink);
        }
    }

    /** Some texts of one slot, in one round trip; null where there is none. */
    List<byte[]> texts(List<String> keys) {
        byte[][] names = keys.stream().map(RawReader::bytes).toArray(byte[][]::new);
        return redis.read(client -> client.mget(names));
    }

    static StoredRecord member(String key, Optional<UserId> person, Tuple member) {
        return member(key, person, member.getBinaryElement(), number(member.getScore()));
    }

    static StoredRecord member(String key, Optional<UserId> person, byte[] member, String score) {
        return new StoredRecord(key, Kind.SORTED_SET, person, List.of(member, bytes(score)));
    }

    static StoredRecord field(String key, Optional<UserId> person, String name, String value) {
        return new StoredRecord(key, Kind.HASH, person, List.of(bytes(name), bytes(value)));
    }

    /** Entries of a stream behind one, some 128 KiB of them. */
    List<Reply> entries(String key, String after) {
        return redis.read(ENTRIES.on(List.of(key), after)).items();
    }

    static StoredRecord entry(String key, Optional<UserId> person, Reply entry) {
        List<byte[]> parts = new ArrayList<>(List.of(entry.item(0).bytes()));
        entry.item(1).items().forEach(part -> parts.add(part.bytes()));
        return new StoredRecord(key, Kind.STREAM, person, parts);
    }

    /** The names of all keys of one slot that begin so; none twice, unless Redis tells one twice. */
    List<String> names(String beginning) {
        List<String> names = new ArrayList<>();
        String cursor = "0";
        do {
            List<Reply> answer = redis.read(NAMES.on(List.of(beginning), cursor, beginning + "*"))
                    .items();
            cursor = answer.get(0).text();
            answer.get(1).items().forEach(name -> names.add(name.text()));
        } while (!cursor.equals("0"));
        return names.stream().distinct().toList();
    }

    private static String number(double score) {
        return score == Math.rint(score) && Math.abs(score) < 1e15
                ? Long.toString((long) score)
                : Double.toString(score);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
