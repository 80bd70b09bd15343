package dev.raven.crypto.aws;

import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.kms.model.DependencyTimeoutException;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyUnavailableException;
import software.amazon.awssdk.services.kms.model.KmsException;

/** Why AWS did not do what it was asked: KMS, who gives credentials, or the client itself. */
final class AwsFailure {
    /** Raven's own credentials have run out, or its clock is wrong: both pass, and neither says anything of the key. */
    private static final Set<String> PASSING =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "RequestTimeTooSkewed");

    private static final Set<String> SIGNATURE = Set.of("InvalidSignatureException", "SignatureDoesNotMatch");
    private static final Pattern SKEWED = Pattern.compile("Signature (expired|not yet current)");

    private AwsFailure() {}

    static KeyServiceException of(RuntimeException failed) {
        Optional<String> requestId = failed instanceof SdkServiceException answered
                ? Optional.ofNullable(answered.requestId())
                : Optional.empty();
        return failed instanceof KeyServiceException known
                ? known
                : new KeyServiceException(reason(failed), requestId, failed);
    }

    /** A 400 that is none of the others says no: disabled, denied, deleted, unknown, or not signed by who it should. */
    private static Reason reason(RuntimeException failed) {
        return switch (failed) {
            case InvalidCiphertextException altered -> Reason.WRONG;
            case IncorrectKeyException foreign -> Reason.WRONG;
            case KmsException slower when slower.isThrottlingException() -> Reason.THROTTLED;
            case DependencyTimeoutException slow -> Reason.AWAY;
            case KeyUnavailableException away -> Reason.AWAY;
            case KmsException late when passes(late) -> Reason.AWAY;
            case KmsException answered when answered.statusCode() < 500 -> Reason.REFUSED;
            default -> Reason.AWAY;
        };
    }

    /** A wrong secret and a wrong clock have one error; its words alone tell them apart. */
    private static boolean passes(KmsException failed) {
        AwsErrorDetails said = failed.awsErrorDetails();
        if (said == null) {
            return false;
        }
        String code = String.valueOf(said.errorCode());
        boolean skewed = SKEWED.matcher(String.valueOf(said.errorMessage())).find();
        return PASSING.contains(code) || (SIGNATURE.contains(code) && skewed);
    }
}
