package dev.raven.persistence.key;

import dev.raven.core.key.KeyState;
import dev.raven.core.key.WrappedKey;
import dev.raven.persistence.redis.Fields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The versions of a key as the fields of one hash: {@code versions} lists them, the rest starts with their number. */
final class KeyFields {
    static final String VERSIONS = "versions";

    private KeyFields() {}

    static Fields of(WrappedKey key) {
        String version = Integer.toString(key.version());
        return new Fields()
                .with(version + ":id", key.keyId())
                .with(version + ":state", key.state())
                .with(version + ":created", key.createdAt())
                .with(version + ":since", key.since())
                .with(version + ":under", key.under())
                .with(version + ":wrapped", key.wrapped());
    }

    static List<WrappedKey> read(Fields fields) {
        return versions(fields).map(version -> read(version, fields)).toList();
    }

    static Map<Integer, Long> uses(Fields fields) {
        Map<Integer, Long> uses = new TreeMap<>();
        versions(fields)
                .forEach(version -> fields.optional(version + ":uses")
                        .ifPresent(count -> uses.put(Integer.parseInt(version), Long.parseLong(count))));
        return uses;
    }

    private static Stream<String> versions(Fields fields) {
        return fields.optional(VERSIONS).stream().flatMap(versions -> Stream.of(versions.split(" ")));
    }

    private static WrappedKey read(String version, Fields fields) {
        return new WrappedKey(
                fields.text(version + ":id"),
                Integer.parseInt(version),
                KeyState.valueOf(fields.text(version + ":state")),
                fields.instant(version + ":created"),
                fields.instant(version + ":since"),
                fields.text(version + ":under"),
                fields.bytes(version + ":wrapped"));
    }
}
