package dev.raven.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.backup.BackupTarget;
import dev.raven.core.backup.BackupTargetContract;
import dev.raven.core.backup.S3Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class S3FailureTest {
    private static final int MIB = 1 << 20;

    private static S3Server server;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    /** Whatever is asked of it, the place says that; and nothing that only its operator may see. */
    private static void says(S3Client s3, S3Settings settings, String mend) {
        try (BackupTarget target = new S3Target(new S3Bucket(s3, settings))) {
            says(() -> BackupTargetContract.put(target, "small", new byte[3]), mend);
            says(() -> BackupTargetContract.put(target, "large", new byte[9 * MIB]), mend);
            says(() -> BackupTargetContract.get(target, "none"), mend);
            says(() -> target.length("none"), mend);
            says(() -> BackupTargetContract.names(target, ""), mend);
            says(() -> target.delete("none"), mend);
        }
    }

    private static void says(ThrowingCallable call, String mend) {
        assertThatThrownBy(call)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(mend)
                .hasMessageNotContaining(S3Server.ID)
                .hasMessageNotContaining(S3Server.SECRET);
    }

    @Test
    void ofCredentialsThatS3DoesNotKnow() {
        S3Settings settings = server.settings("");
        String mend = "mend AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
        says(S3Server.client(settings, S3Server.ID, "wrong"), settings, mend);
        says(S3Server.client(settings, "AKIANOBODYNOBODY", S3Server.SECRET), settings, mend);
    }

    @Test
    void ofNoCredentials() {
        S3Settings settings = server.settings("");
        S3Client without = S3Connection.to(settings)
                .credentialsProvider(AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create()))
                .build();
        says(without, settings, "there are no credentials for S3; set AWS_ACCESS_KEY_ID");
    }

    @Test
    void ofABucketThatIsNotThere() {
        S3Settings there = server.settings("");
        S3Settings missing = new S3Settings("no-such-bucket", "", there.region(), there.endpoint());
        says(S3Server.client(missing), missing, "there is no such bucket; make it, or name another");
    }

    @Test
    void ofAServerThatIsNotThere() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        S3Settings settings = S3Server.settings(port, "");
        says(S3Server.client(settings), settings, "S3 cannot be reached; check the network");
    }

    @Test
    void ofAServerThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            S3Settings settings = S3Server.settings(silent.getLocalPort(), "");
            S3Client impatient = S3Connection.to(settings)
                    .credentialsProvider(S3Server.credentials(S3Server.ID, S3Server.SECRET))
                    .overrideConfiguration(limits ->
                            limits.apiCallTimeout(Duration.ofSeconds(1)).apiCallAttemptTimeout(Duration.ofMillis(700)))
                    .build();
            says(impatient, settings, "S3 does not answer in time; check the network");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, 's3:PutObject'",
        "403, '', 's3:ListBucket on the bucket'",
        "403, ExpiredToken, 'refuses Raven''s credentials (ExpiredToken)'",
        "403, RequestTimeTooSkewed, set the machine's clock",
        "301, PermanentRedirect, set AWS_REGION to it",
        "400, AuthorizationHeaderMalformed, set AWS_REGION to it",
        "503, SlowDown, 'is busy or broken (503); try again later'",
        "400, EntityTooLarge, refuses with 400 EntityTooLarge",
    })
    void ofWhatS3Answers(int status, String code, String mend) {
        S3Exception answer = (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .message("what others say")
                .build();
        assertThat(S3Failure.of(answer)).hasMessageContaining(mend).hasMessageNotContaining("what others say");
        assertThat(S3Failure.of(answer)).hasCause(answer);
    }

    @Test
    void ofAnAnswerWithoutDetails() {
        for (int status : List.of(404, 500)) {
            S3Exception bare =
                    (S3Exception) S3Exception.builder().statusCode(status).build();
            assertThat(S3Failure.of(bare)).hasMessageContaining(String.valueOf(status));
        }
    }
}
