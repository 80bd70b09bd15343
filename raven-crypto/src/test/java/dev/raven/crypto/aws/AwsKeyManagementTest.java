package dev.raven.crypto.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.RemoteKeyManagementContract;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;

class AwsKeyManagementTest implements RemoteKeyManagementContract {
    private static final byte[] SECRET = new byte[64];

    private final FakeAwsKms aws = new FakeAwsKms();
    private final KeyManagement service = open(aws, Map.of());
    private final KeyManagement foreign = open(aws, Map.of("KMS_KEY_ID", aws.otherKey.id()));

    private static KeyManagement open(FakeAwsKms at, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "KMS_KEY_ID", FakeAwsKms.KEY,
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL_KMS", at.url(),
                "AWS_ACCESS_KEY_ID", FakeAwsKms.ID,
                "AWS_SECRET_ACCESS_KEY", FakeAwsKms.SECRET));
        variables.putAll(more);
        String keyId = variables.remove("KMS_KEY_ID");
        return AwsKeyManagement.open(AwsSettings.from(new Environment(variables), keyId));
    }

    @Override
    public KeyManagement service() {
        return service;
    }

    @Override
    public KeyManagement foreign() {
        return foreign;
    }

    @AfterEach
    void close() {
        service.close();
        foreign.close();
        aws.close();
    }

    @Override
    public void befall(Trouble trouble) {
        switch (trouble) {
            case KEY_DISABLED -> aws.troubleFor("DisabledException", 1000);
            case KEY_MISSING -> aws.troubleFor("NotFoundException", 1000);
            case DENIED -> aws.troubleFor("AccessDeniedException", 1000);
            case THROTTLED -> aws.troubleFor("ThrottlingException", 1000);
            case FAILING -> aws.troubleFor("KMSInternalException", 1000);
            case HANGING -> aws.hanging = true;
        }
    }

    @Override
    public void recover() {
        aws.troubleFor("", 0);
        aws.hanging = false;
    }

    private static void fails(KeyManagement service, Reason reason) {
        assertThatThrownBy(() -> service.wrap(CONTEXT, SECRET))
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KMSInvalidStateException", "InvalidKeyUsageException"})
    void aKeyInNoStateToBeUsedIsRefused(String error) {
        aws.troubleFor(error, 1000);
        fails(service, Reason.REFUSED);
    }

    @Test
    void aThrottledCallIsTriedTwiceMore() {
        aws.troubleFor("ThrottlingException", 2);
        assertThatCode(() -> service.wrap(CONTEXT, SECRET)).doesNotThrowAnyException();
        aws.troubleFor("ThrottlingException", 3);
        fails(service, Reason.THROTTLED);
    }

    @Test
    void aWrongSecretKeyIsRefusedByItsSignature() {
        fails(open(aws, Map.of("AWS_SECRET_ACCESS_KEY", "another-secret")), Reason.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredTokenException, The security token included in the request is expired",
        "ExpiredToken, The security token included in the request is expired",
        "RequestExpired, Request has expired",
        "RequestTimeTooSkewed, The difference between the request time and the current time is too large",
        "InvalidSignatureException, Signature expired: 20261124T110000Z is now earlier than 20261124T115500Z",
        "InvalidSignatureException, Signature not yet current: 20261124T130000Z is still later than 20261124T120500Z",
        "SignatureDoesNotMatch, Signature expired: 20261124T110000Z is now earlier than 20261124T115500Z"
    })
    void credentialsThatRanOutAndAWrongClockPass(String error, String words) {
        aws.words = words;
        aws.troubleFor(error, 1000);
        fails(service, Reason.AWAY);
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidSignatureException, The request signature we calculated does not match the signature you provided",
        "SignatureDoesNotMatch, The request signature we calculated does not match the signature you provided",
        "UnrecognizedClientException, The security token included in the request is invalid",
        "AccessDeniedException, Signature expired: so says a policy"
    })
    void wrongCredentialsAreRefused(String error, String words) {
        aws.words = words;
        aws.troubleFor(error, 1000);
        fails(service, Reason.REFUSED);
    }

    @Test
    void aClientThatBreaksIsAway() {
        RuntimeException broken = new IllegalStateException("broken");
        try (KeyManagement breaking = new AwsKeyManagement("alias/raven", new BrokenClient(broken))) {
            assertThatThrownBy(() -> breaking.wrap(CONTEXT, SECRET)).satisfies(failed -> isAway(failed, broken));
            assertThatThrownBy(() -> breaking.unwrap(CONTEXT, SECRET)).satisfies(failed -> isAway(failed, broken));
        }
    }

    @Test
    void anErrorOfTheMachineIsNotTakenForAnOutage() {
        Error broken = new LinkageError("broken");
        try (BoundedCalls calls = new BoundedCalls(Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> calls.make(() -> {
                        throw broken;
                    }))
                    .isSameAs(broken);
        }
    }

    private static void isAway(Throwable failed, Throwable cause) {
        assertThat(failed)
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        away -> assertThat(away.reason()).isEqualTo(Reason.AWAY))
                .hasCause(cause);
    }

    /** A client that fails as none of its own exceptions says. */
    private record BrokenClient(RuntimeException failure) implements KmsClient {
        @Override
        public EncryptResponse encrypt(EncryptRequest request) {
            throw failure;
        }

        @Override
        public DecryptResponse decrypt(DecryptRequest request) {
            throw failure;
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    @Test
    void anUnknownKeyIsRefused() {
        fails(open(aws, Map.of("KMS_KEY_ID", "alias/none")), Reason.REFUSED);
    }

    @Test
    void aKeyMayBeNamedByItsIdItsArnOrAnAlias() {
        byte[] wrapped = service.wrap(CONTEXT, SECRET.clone()).bytes();
        for (String name : List.of(aws.key.id(), aws.key.arn(), FakeAwsKms.KEY)) {
            try (KeyManagement named = open(aws, Map.of("KMS_KEY_ID", name))) {
                assertThat(named.unwrap(CONTEXT, wrapped).bytes()).isEqualTo(SECRET);
            }
        }
    }

    @Test
    void aServiceThatUsedAnotherKeyThanTheNamedIsNotBelieved() {
        aws.heedless = true;
        byte[] wrapped = foreign.wrap(CONTEXT, SECRET.clone()).bytes();
        for (String name : List.of(aws.key.id(), aws.key.arn())) {
            try (KeyManagement named = open(aws, Map.of("KMS_KEY_ID", name))) {
                assertThatThrownBy(() -> named.unwrap(CONTEXT, wrapped))
                        .isInstanceOfSatisfying(
                                KeyServiceException.class,
                                failed -> assertThat(failed.reason()).isEqualTo(Reason.WRONG));
            }
        }
    }

    @Test
    void theTokenOfASessionIsSentAndSigned() {
        Map<String, String> session = Map.of(
                "AWS_ACCESS_KEY_ID", FakeAwsKms.SESSION_ID,
                "AWS_SESSION_TOKEN", FakeAwsKms.SESSION_TOKEN);
        assertThatCode(() -> open(aws, session).wrap(CONTEXT, SECRET)).doesNotThrowAnyException();
        fails(open(aws, Map.of("AWS_ACCESS_KEY_ID", FakeAwsKms.SESSION_ID)), Reason.REFUSED);
    }

    @Test
    void aServiceThatIsGoneIsAway() {
        aws.close();
        fails(service, Reason.AWAY);
    }

    @Test
    void aServiceThatWasClosedIsAway() {
        service.close();
        fails(service, Reason.AWAY);
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_REGION, '', AWS_REGION",
        "AWS_SECRET_ACCESS_KEY, '', AWS_SECRET_ACCESS_KEY",
        "AWS_ENDPOINT_URL_KMS, http://kms.example.com, AWS_ENDPOINT_URL_KMS"
    })
    void aWrongSettingIsNamed(String name, String value, String named) {
        assertThatThrownBy(() -> open(aws, Map.of(name, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(named + ": ");
    }

    @Test
    void theRegionMayComeFromTheArn() {
        String arn = "arn:aws:kms:eu-north-1:123456789012:key/11111111-2222-3333-4444-555555555555";
        assertThat(AwsSettings.from(new Environment(Map.of()), arn).region()).isEqualTo("eu-north-1");
    }
}
