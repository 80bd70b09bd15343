package dev.raven.persistence.key;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.key.KeyState;
import dev.raven.core.key.WrappedKey;
import dev.raven.persistence.redis.Fields;
import java.util.List;
import java.util.stream.Stream;

/** The versions of a key as the fields of one hash: {@code versions} lists them, the rest starts with their number. */
final class KeyFields {
    private static final String VERSIONS = "versions";

    private KeyFields() {}

    static Fields of(WrappedKey key) {
        String version = Integer.toString(key.version());
        return new Fields()
                .with(VERSIONS, version)
                .with(version + ":id", key.keyId())
                .with(version + ":state", key.state())
                .with(version + ":created", key.createdAt())
                .with(version + ":wrapped", new Sealed(key.wrapped()));
    }

    static List<WrappedKey> read(Fields fields) {
        return fields.optional(VERSIONS).stream()
                .flatMap(versions -> Stream.of(versions.split(" ")))
                .map(version -> read(version, fields))
                .toList();
    }

    private static WrappedKey read(String version, Fields fields) {
        return new WrappedKey(
                fields.text(version + ":id"),
                Integer.parseInt(version),
                KeyState.valueOf(fields.text(version + ":state")),
                fields.instant(version + ":created"),
                fields.sealed(version + ":wrapped").bytes());
    }
}
