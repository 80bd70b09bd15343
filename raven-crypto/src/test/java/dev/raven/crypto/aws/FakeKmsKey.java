package dev.raven.crypto.aws;

import dev.raven.core.envelope.AesGcm;
import dev.raven.core.envelope.IntegrityException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A symmetric key of the fake: AES-256-GCM, the encryption context as associated data. */
final class FakeKmsKey {
    private final String id = UUID.randomUUID().toString();
    private final String alias;
    private final byte[] material = new byte[32];

    FakeKmsKey(String alias) {
        this.alias = alias;
        new SecureRandom().nextBytes(material);
    }

    String id() {
        return id;
    }

    String arn() {
        return "arn:aws:kms:eu-central-1:123456789012:key/" + id;
    }

    boolean isCalled(String name) {
        return name.equals(id) || name.equals(arn()) || name.equals(alias);
    }

    byte[] encrypt(Map<String, String> context, byte[] plain) {
        byte[] iv = new byte[AesGcm.IV];
        new SecureRandom().nextBytes(iv);
        byte[] sealed = AesGcm.encrypt(material, iv, associated(context), plain);
        byte[] both = Arrays.copyOf(iv, iv.length + sealed.length);
        System.arraycopy(sealed, 0, both, iv.length, sealed.length);
        return both;
    }

    byte[] decrypt(Map<String, String> context, byte[] both) throws IntegrityException {
        if (both.length < 28) {
            throw new IntegrityException();
        }
        return AesGcm.decrypt(
                material,
                Arrays.copyOf(both, AesGcm.IV),
                associated(context),
                Arrays.copyOfRange(both, AesGcm.IV, both.length));
    }

    boolean made(Map<String, String> context, byte[] both) {
        try {
            decrypt(context, both);
            return true;
        } catch (IntegrityException another) {
            return false;
        }
    }

    private static byte[] associated(Map<String, String> context) {
        return new TreeMap<>(context).toString().getBytes(StandardCharsets.UTF_8);
    }
}
