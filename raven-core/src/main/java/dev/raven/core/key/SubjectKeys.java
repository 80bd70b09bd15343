package dev.raven.core.key;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.envelope.RecordCipher;
import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.SealKey;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes and opens subject keys, each sealed as a record under its tenant's data key. */
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

    void create(Subject.User user, SealKey dataKey) {
        String keyId = new Ids(random).key();
        try (KeyMaterial key = KeyMaterial.random(random)) {
            byte[] plain = key.copy();
            Sealed wrapped = cipher.seal(dataKey, context(user, keyId, 1), plain);
            Arrays.fill(plain, (byte) 0);
            store.create(
                    user.tenant(),
                    user.user(),
                    new WrappedKey(keyId, 1, KeyState.ACTIVE, clock.instant(), wrapped.bytes()));
        }
    }

    OpenKeys open(Subject.User user, OpenKeys dataKeys) {
        List<WrappedKey> wrapped = store.find(user.tenant(), user.user());
        if (wrapped.isEmpty()) {
            throw new NoKeyException();
        }
        return new OpenKeys(
                wrapped.stream().map(version -> open(user, dataKeys, version)).toList());
    }

    void destroy(TenantId tenant, UserId user) {
        store.destroy(tenant, user);
    }

    private SealKey open(Subject.User user, OpenKeys dataKeys, WrappedKey version) {
        Sealed sealed = new Sealed(version.wrapped());
        SealKey dataKey = dataKeys.version(RecordCipher.keyVersion(sealed));
        byte[] key = cipher.open(dataKey, context(user, version.keyId(), version.version()), sealed);
        return new SealKey(version.keyId(), version.version(), new KeyMaterial(key));
    }

    private static RecordContext context(Subject.User user, String keyId, int version) {
        return new RecordContext(user, RecordKind.SUBJECT_KEY, keyId + "/" + version);
    }
}
