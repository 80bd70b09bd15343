package dev.raven.persistence.redis;

import dev.raven.core.envelope.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The fields of one hash. Texts are UTF-8, numbers decimal, times ISO 8601 in UTC to the nanosecond, sealed records
 * their plain bytes, so that a dump can be read as far as it may be.
 */
public final class Fields {
    private final Map<String, byte[]> values = new LinkedHashMap<>();

    public Fields() {}

    /** The fields that a script answered as a flat list of names and values, as {@code HGETALL} does. */
    public static Fields of(Reply flat) {
        Fields fields = new Fields();
        List<Reply> items = flat.items();
        for (int i = 0; i < items.size(); i += 2) {
            fields.values.put(items.get(i).text(), items.get(i + 1).bytes());
        }
        return fields;
    }

    static Fields ofHash(Map<byte[], byte[]> hash) {
        Fields fields = new Fields();
        hash.forEach((name, value) -> fields.values.put(new String(name, StandardCharsets.UTF_8), value));
        return fields;
    }

    public Fields with(String name, Object value) {
        values.put(
                name,
                switch (value) {
                    case Sealed sealed -> sealed.bytes();
                    case byte[] bytes -> bytes;
                    default -> value.toString().getBytes(StandardCharsets.UTF_8);
                });
        return this;
    }

    /** Leaves the field out where there is no value. */
    public Fields with(String name, Optional<?> value) {
        value.ifPresent(present -> with(name, present));
        return this;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Stream<String> names() {
        return values.keySet().stream();
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    public String text(String name) {
        return optional(name).orElseThrow(() -> new IllegalStateException("stored record without " + name));
    }

    public long number(String name) {
        return Long.parseLong(text(name));
    }

    public Instant instant(String name) {
        return Instant.parse(text(name));
    }

    public byte[] bytes(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalStateException("stored record without " + name));
    }

    public Sealed sealed(String name) {
        return new Sealed(bytes(name));
    }

    /** For {@code HSET} from Java. */
    public Map<byte[], byte[]> hash() {
        Map<byte[], byte[]> hash = new TreeMap<>(Arrays::compare);
        values.forEach((name, value) -> hash.put(name.getBytes(StandardCharsets.UTF_8), value));
        return hash;
    }

    /** For {@code HSET} in a script: {@code leading}, then names and values in turn. */
    public List<Object> argsAfter(Object... leading) {
        List<Object> args = new ArrayList<>(List.of(leading));
        values.forEach((name, value) -> {
            args.add(name);
            args.add(value);
        });
        return args;
    }
}
