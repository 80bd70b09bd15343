package dev.raven.core.key;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Keys of backups: each drawn for one, wrapped by the operator's key alone, so that nothing else of a storage is needed. */
@Singleton
public class ArchiveKeys {
    private final KeyService services;
    private final OperatorKeys operatorKeys;
    private final RandomGenerator random;

    @Inject
    ArchiveKeys(KeyService services, OperatorKeys operatorKeys, RandomGenerator random) {
        this.services = services;
        this.operatorKeys = operatorKeys;
        this.random = random;
    }

    /**
     * Draws a key.
     *
     * @throws UnavailableException when the key service is away or refuses
     */
    public WrappedArchiveKey draw() {
        OperatorKey under = operatorKeys.current();
        String keyId = new Ids(random).key();
        try (KeyMaterial key = KeyMaterial.random(random)) {
            byte[] bound = BoundKey.bind(context(keyId), key);
            try {
                byte[] wrapped = orUnavailable(() -> services.wrap(under, context(keyId), bound));
                return new WrappedArchiveKey(
                        keyId, under.toString(), Base64.getEncoder().encodeToString(wrapped));
            } finally {
                Arrays.fill(bound, (byte) 0);
            }
        }
    }

    /**
     * Opens a key.
     *
     * @throws UnavailableException when the key service is away or refuses
     * @throws WrongKeyException when it is not what this deployment's keys wrapped
     */
    public KeyMaterial open(WrappedArchiveKey key) {
        return open(
                key, (under, wrapped) -> orUnavailable(() -> services.unwrap(under, context(key.keyId()), wrapped)));
    }

    /**
     * Opens a key where there is no log yet that could tell of it: whoever restores has it told afterwards.
     *
     * @throws KeyServiceException when the key service is away or refuses
     * @throws WrongKeyException when it is not what this deployment's keys wrapped
     * @throws dev.raven.core.settings.SettingException when the service that wrapped it is not set up
     */
    public KeyMaterial openBeforeThereIsALog(WrappedArchiveKey key) {
        return open(key, (under, wrapped) -> {
            try (KeyManagement service = operatorKeys.openUsed(under)) {
                return service.unwrap(context(key.keyId()), wrapped).bytes();
            } catch (KeyServiceException failed) {
                throw failed.reason() == KeyServiceException.Reason.WRONG ? new WrongKeyException() : failed;
            }
        });
    }

    private interface Unwrapping {
        byte[] unwrap(OperatorKey under, byte[] wrapped);
    }

    private static KeyMaterial open(WrappedArchiveKey key, Unwrapping unwrapping) {
        OperatorKey under = OperatorKey.parse(key.under()).orElseThrow(WrongKeyException::new);
        byte[] bound = unwrapping.unwrap(under, decoded(key.wrapped()));
        return BoundKey.release(context(key.keyId()), bound);
    }

    private static byte[] decoded(String wrapped) {
        try {
            return Base64.getDecoder().decode(wrapped);
        } catch (IllegalArgumentException changed) {
            throw new WrongKeyException();
        }
    }

    private static <T> T orUnavailable(Supplier<T> call) {
        try {
            return call.get();
        } catch (KeyRefusedException refused) {
            throw UnavailableException.keyRefused(refused);
        }
    }

    private static KeyContext context(String keyId) {
        return new KeyContext(TenantId.PLATFORM, KeyPurpose.BACKUP, keyId, 1);
    }
}
