package dev.raven.crypto.aws;

import dev.raven.core.key.KeyContext;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.KeyServiceReply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.KmsResponse;

/** Wraps keys with a symmetric key of AWS KMS; the context is its encryption context, which CloudTrail shows: ids alone. */
public final class AwsKeyManagement implements KeyManagement {
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    private final String keyId;
    private final KmsClient kms;
    private final BoundedCalls calls = new BoundedCalls(CALL);

    AwsKeyManagement(String keyId, KmsClient kms) {
        this.keyId = keyId;
        this.kms = kms;
    }

    /** Opens a client; AWS is first called to wrap or unwrap. */
    public static AwsKeyManagement open(AwsSettings settings) {
        AwsCredentialsProvider credentials = settings.credentials()
                .<AwsCredentialsProvider>map(known -> StaticCredentialsProvider.create(known.reveal()))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        KmsClientBuilder builder = KmsClient.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(ATTEMPT))
                .overrideConfiguration(limits -> limits.apiCallTimeout(CALL)
                        .apiCallAttemptTimeout(ATTEMPT)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy()));
        settings.endpoint().ifPresent(builder::endpointOverride);
        return new AwsKeyManagement(settings.keyId(), builder.build());
    }

    @Override
    public KeyServiceReply wrap(KeyContext context, byte[] plain) {
        try {
            EncryptResponse answer = calls.make(() -> kms.encrypt(call -> call.keyId(keyId)
                    .encryptionContext(encryptionContext(context))
                    .plaintext(SdkBytes.fromByteArray(plain))));
            return reply(answer.ciphertextBlob(), answer);
        } catch (RuntimeException failed) {
            throw AwsFailure.of(failed);
        }
    }

    /** The key is named, so that a text wrapped by another key of the account is refused. */
    @Override
    public KeyServiceReply unwrap(KeyContext context, byte[] wrapped) {
        if (wrapped.length == 0) {
            throw new KeyServiceException(Reason.WRONG, Optional.empty(), null);
        }
        try {
            DecryptResponse answer = calls.make(() -> kms.decrypt(call -> call.keyId(keyId)
                    .encryptionContext(encryptionContext(context))
                    .ciphertextBlob(SdkBytes.fromByteArray(wrapped))));
            if (!isOurs(String.valueOf(answer.keyId()))) {
                throw new KeyServiceException(Reason.WRONG, requestId(answer), null);
            }
            return reply(answer.plaintext(), answer);
        } catch (RuntimeException failed) {
            throw AwsFailure.of(failed);
        }
    }

    @Override
    public String needs() {
        return "AWS KMS must let Raven call kms:Encrypt and kms:Decrypt with an enabled symmetric key";
    }

    /** AWS takes the named key alone; what stands in for it may take any. Which key an alias means, only AWS knows. */
    private boolean isOurs(String usedArn) {
        return keyId.contains("alias/") || lastPart(keyId).equals(lastPart(usedArn));
    }

    private static String lastPart(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static KeyServiceReply reply(SdkBytes bytes, KmsResponse answer) {
        return new KeyServiceReply(bytes.asByteArray(), requestId(answer));
    }

    private static Optional<String> requestId(KmsResponse answer) {
        return Optional.ofNullable(answer.responseMetadata().requestId());
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
        calls.close();
        kms.close();
    }
}
