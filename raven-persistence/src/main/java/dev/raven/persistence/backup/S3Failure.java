package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why S3 did not do what it was asked, and what mends it. */
final class S3Failure {
    private static final Set<String> CREDENTIALS = Set.of(
            "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken", "TokenRefreshRequired");
    private static final Set<String> ELSEWHERE =
            Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException");
    private static final String RIGHTS =
            "s3:ListBucket on the bucket, s3:GetObject, s3:PutObject, s3:DeleteObject and s3:AbortMultipartUpload in it";

    private S3Failure() {}

    static IOException of(SdkException failed) {
        String words = failed instanceof AwsServiceException answered
                ? answered(answered.statusCode(), code(answered))
                : unanswered(failed);
        return new IOException(words, failed);
    }

    private static String code(AwsServiceException answered) {
        return Optional.ofNullable(answered.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }

    private static String answered(int status, String code) {
        if (code.equals("NoSuchBucket")) {
            return "there is no such bucket; make it, or name another in " + BackupSettings.PLACE;
        }
        if (code.equals("RequestTimeTooSkewed")) {
            return "S3 and this machine do not agree on the time; set the machine's clock";
        }
        if (CREDENTIALS.contains(code)) {
            return "S3 refuses Raven's credentials (" + code
                    + "); mend AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the role";
        }
        if (ELSEWHERE.contains(code) || status == 301) {
            return "the bucket is in another region; set AWS_REGION to it";
        }
        if (status == 401 || status == 403) {
            return "S3 refuses Raven; its credentials need " + RIGHTS;
        }
        return status >= 500
                ? "S3 is busy or broken (" + status + "); try again later"
                : "S3 refuses with " + status + " " + code + "; its documentation says why";
    }

    private static String unanswered(SdkException failed) {
        if (failed instanceof ApiCallTimeoutException || failed instanceof ApiCallAttemptTimeoutException) {
            return slow();
        }
        return Stream.iterate((Throwable) failed, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> words(cause).stream())
                .findFirst()
                .orElse("S3 could not be asked: " + failed.getClass().getSimpleName());
    }

    private static Optional<String> words(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case ConnectException refused -> away();
                    case UnknownHostException unknown -> away();
                    case SocketTimeoutException slow -> slow();
                    case SSLException doubtful ->
                        "the certificate of S3 is not believed; give the JVM its authority, or mend AWS_ENDPOINT_URL_S3";
                    case SdkException without
                    when String.valueOf(without.getMessage()).startsWith("Unable to load credentials") ->
                        "there are no credentials for S3; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a role";
                    default -> null;
                });
    }

    private static String away() {
        return "S3 cannot be reached; check the network, AWS_REGION and AWS_ENDPOINT_URL_S3";
    }

    private static String slow() {
        return "S3 does not answer in time; check the network, and try again";
    }
}
