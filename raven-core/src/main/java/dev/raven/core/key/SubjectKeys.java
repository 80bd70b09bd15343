package dev.raven.core.key;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.envelope.RecordCipher;
import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.SealKey;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/** Makes, opens and rewraps subject keys, each sealed as a record under its tenant's data key. */
@Singleton
class SubjectKeys {
    private final KeyStore store;
    private final RecordCipher cipher;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    SubjectKeys(KeyStore store, RandomGenerator random, Clock clock) {
        this.store = store;
        this.cipher = new RecordCipher(random);
        this.random = random;
        this.clock = clock;
    }

    List<WrappedKey> create(KeyName.OfSubject name, SealKey dataKey) {
        return store.create(name, draw(name, dataKey, new Ids(random).key(), 1, KeyState.ACTIVE));
    }

    /** Draws a further version, to be activated. */
    WrappedKey next(KeyName.OfSubject name, SealKey dataKey, WrappedKey newest) {
        return draw(name, dataKey, newest.keyId(), newest.version() + 1, KeyState.PENDING);
    }

    /** @param dataKeys the versions of the tenant's data key */
    OpenKeys open(KeyName.OfSubject name, IntFunction<SealKey> dataKeys) {
        return OpenKeys.of(store.find(name), version -> open(name, dataKeys, version));
    }

    /** The same version wrapped by the tenant's data key of now. */
    WrappedKey rewrapped(KeyName.OfSubject name, IntFunction<SealKey> dataKeys, SealKey active, WrappedKey version) {
        try (KeyMaterial key = open(name, dataKeys, version).material()) {
            return version.rewrapped(
                    Integer.toString(active.version()), wrap(name, active, version.keyId(), version.version(), key));
        }
    }

    private WrappedKey draw(KeyName.OfSubject name, SealKey dataKey, String keyId, int version, KeyState state) {
        Instant now = clock.instant();
        try (KeyMaterial key = KeyMaterial.random(random)) {
            byte[] wrapped = wrap(name, dataKey, keyId, version, key);
            return new WrappedKey(keyId, version, state, now, now, Integer.toString(dataKey.version()), wrapped);
        }
    }

    private byte[] wrap(KeyName.OfSubject name, SealKey dataKey, String keyId, int version, KeyMaterial key) {
        byte[] plain = key.copy();
        try {
            return cipher.seal(dataKey, context(name, keyId, version), plain).bytes();
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private SealKey open(KeyName.OfSubject name, IntFunction<SealKey> dataKeys, WrappedKey version) {
        Sealed sealed = new Sealed(version.wrapped());
        SealKey dataKey = dataKeys.apply(RecordCipher.keyVersion(sealed));
        byte[] key = cipher.open(dataKey, context(name, version.keyId(), version.version()), sealed);
        return new SealKey(version.keyId(), version.version(), new KeyMaterial(key));
    }

    private static RecordContext context(KeyName.OfSubject name, String keyId, int version) {
        Subject.User user = new Subject.User(name.tenant(), name.user());
        return new RecordContext(user, RecordKind.SUBJECT_KEY, keyId + "/" + version);
    }
}
