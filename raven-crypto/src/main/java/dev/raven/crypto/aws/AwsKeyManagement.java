package dev.raven.crypto.aws;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyContext;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.WrongKeyException;
import dev.raven.core.settings.SettingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** Wraps keys with a symmetric key of AWS KMS; the context is its encryption context, which CloudTrail shows: ids alone. */
public final class AwsKeyManagement implements KeyManagement {
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    private final String keyId;
    private final KmsClient kms;

    private AwsKeyManagement(String keyId, KmsClient kms) {
        this.keyId = keyId;
        this.kms = kms;
    }

    /** Opens a client; AWS is first called by {@link #check}. */
    public static AwsKeyManagement open(AwsSettings settings) {
        AwsCredentialsProvider credentials = settings.credentials()
                .<AwsCredentialsProvider>map(known -> StaticCredentialsProvider.create(known.reveal()))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        KmsClientBuilder builder = KmsClient.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(ATTEMPT))
                .overrideConfiguration(limits -> limits.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT));
        settings.endpoint().ifPresent(builder::endpointOverride);
        return new AwsKeyManagement(settings.keyId(), builder.build());
    }

    @Override
    public byte[] wrap(KeyContext context, byte[] plain) {
        try {
            return kms.encrypt(call -> call.keyId(keyId)
                            .encryptionContext(encryptionContext(context))
                            .plaintext(SdkBytes.fromByteArray(plain)))
                    .ciphertextBlob()
                    .asByteArray();
        } catch (SdkException away) {
            throw UnavailableException.keyService(away);
        }
    }

    /** The key is named, so that a text wrapped by another key of the account is refused. */
    @Override
    public byte[] unwrap(KeyContext context, byte[] wrapped) {
        if (wrapped.length == 0) {
            throw new WrongKeyException();
        }
        try {
            return kms.decrypt(call -> call.keyId(keyId)
                            .encryptionContext(encryptionContext(context))
                            .ciphertextBlob(SdkBytes.fromByteArray(wrapped)))
                    .plaintext()
                    .asByteArray();
        } catch (InvalidCiphertextException | IncorrectKeyException wrong) {
            throw new WrongKeyException();
        } catch (SdkException away) {
            throw UnavailableException.keyService(away);
        }
    }

    @Override
    public void check() {
        KeyContext context = new KeyContext(TenantId.PLATFORM, KeyPurpose.DATA, "check", 1);
        byte[] probe = new byte[KeyMaterial.LENGTH];
        try {
            byte[] wrapped = wrap(context, probe);
            if (!Arrays.equals(probe, unwrap(context, wrapped)) || opensElsewhere(wrapped)) {
                throw new SettingException("KMS_KEY_ID", "the key does not bind its encryption context; use another.");
            }
        } catch (UnavailableException away) {
            throw new SettingException(
                    "KMS_KEY_ID",
                    "AWS KMS cannot be reached, or does not let Raven use the key: it needs kms:Encrypt and kms:Decrypt"
                            + " on an enabled symmetric key (" + reason(away) + ").");
        }
    }

    private boolean opensElsewhere(byte[] wrapped) {
        try {
            unwrap(new KeyContext(TenantId.PLATFORM, KeyPurpose.INDEX, "check", 1), wrapped);
            return true;
        } catch (WrongKeyException bound) {
            return false;
        }
    }

    /** The kind of failure only: messages of the SDK may name accounts and hosts. */
    private static String reason(UnavailableException away) {
        return away.getCause() == null
                ? "no answer"
                : away.getCause().getClass().getSimpleName();
    }

    private static Map<String, String> encryptionContext(KeyContext context) {
        return Map.of(
                "app", "raven",
                "tenant", context.tenant().value(),
                "purpose", context.purpose().name(),
                "key", context.keyId(),
                "version", String.valueOf(context.version()));
    }

    @Override
    public void close() {
        kms.close();
    }
}
