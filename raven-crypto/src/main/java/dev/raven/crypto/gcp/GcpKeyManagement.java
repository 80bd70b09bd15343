package dev.raven.crypto.gcp;

import com.google.cloud.kms.v1.DecryptRequest;
import com.google.cloud.kms.v1.DecryptResponse;
import com.google.cloud.kms.v1.EncryptRequest;
import com.google.cloud.kms.v1.EncryptResponse;
import com.google.cloud.kms.v1.KeyManagementServiceClient;
import com.google.protobuf.ByteString;
import com.google.protobuf.Int64Value;
import dev.raven.core.key.KeyContext;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.KeyServiceReply;
import dev.raven.core.settings.SettingException;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Wraps keys with a symmetric key of Google Cloud KMS; the context is its additional authenticated data. Checksums go
 * both ways, so that a bit flipped on the way neither wraps nor opens a key.
 */
public final class GcpKeyManagement implements KeyManagement {
    private final String keyId;
    private final KeyManagementServiceClient kms;

    private GcpKeyManagement(String keyId, KeyManagementServiceClient kms) {
        this.keyId = keyId;
        this.kms = kms;
    }

    /**
     * Opens a client; Cloud KMS is first called to wrap or unwrap.
     *
     * @throws SettingException when no credentials are set, and none found where Google's programs look for them
     */
    public static GcpKeyManagement open(GcpSettings settings) {
        return new GcpKeyManagement(settings.keyId(), GcpClient.open(settings));
    }

    /**
     * An invalid request is a refusal here: bytes and context are of Raven's own making and within Google's bounds, so it
     * is the key that cannot do this, for being an asymmetric one, say. Asking again will not help.
     */
    @Override
    public KeyServiceReply wrap(KeyContext context, byte[] plain) {
        ByteString associated = ByteString.copyFrom(context.canonical());
        ByteString plaintext = ByteString.copyFrom(plain);
        EncryptRequest request = EncryptRequest.newBuilder()
                .setName(keyId)
                .setPlaintext(plaintext)
                .setPlaintextCrc32C(checksum(plaintext))
                .setAdditionalAuthenticatedData(associated)
                .setAdditionalAuthenticatedDataCrc32C(checksum(associated))
                .build();
        GcpCall call = new GcpCall(Reason.REFUSED);
        EncryptResponse answer = call.make(kms.encryptCallable(), request, GcpKeyManagement::undamaged);
        return new KeyServiceReply(answer.getCiphertext().toByteArray(), Optional.of(call.id()));
    }

    /** An invalid request is here one whose bytes, key and context do not belong together; else it is as a good wrap's. */
    @Override
    public KeyServiceReply unwrap(KeyContext context, byte[] wrapped) {
        ByteString associated = ByteString.copyFrom(context.canonical());
        ByteString ciphertext = ByteString.copyFrom(wrapped);
        DecryptRequest request = DecryptRequest.newBuilder()
                .setName(keyId)
                .setCiphertext(ciphertext)
                .setCiphertextCrc32C(checksum(ciphertext))
                .setAdditionalAuthenticatedData(associated)
                .setAdditionalAuthenticatedDataCrc32C(checksum(associated))
                .build();
        GcpCall call = new GcpCall(Reason.WRONG);
        DecryptResponse answer = call.make(kms.decryptCallable(), request, GcpKeyManagement::undamaged);
        return new KeyServiceReply(answer.getPlaintext().toByteArray(), Optional.of(call.id()));
    }

    @Override
    public String needs() {
        return "Google Cloud KMS must grant Raven roles/cloudkms.cryptoKeyEncrypterDecrypter on an enabled symmetric key";
    }

    /** Also that the checksums arrived: else what was wrapped may be another key than the one that was sent. */
    private static boolean undamaged(EncryptResponse answer) {
        return answer.getVerifiedPlaintextCrc32C()
                && answer.getVerifiedAdditionalAuthenticatedDataCrc32C()
                && answer.hasCiphertextCrc32C()
                && answer.getCiphertextCrc32C().equals(checksum(answer.getCiphertext()));
    }

    private static boolean undamaged(DecryptResponse answer) {
        return answer.hasPlaintextCrc32C() && answer.getPlaintextCrc32C().equals(checksum(answer.getPlaintext()));
    }

    private static Int64Value checksum(ByteString bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.asReadOnlyByteBuffer());
        return Int64Value.of(checksum.getValue());
    }

    @Override
    public void close() {
        kms.close();
    }
}
