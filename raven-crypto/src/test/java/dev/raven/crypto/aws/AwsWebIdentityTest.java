package dev.raven.crypto.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyManagementContract;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of AWS's default chain where a pod has a role of its own: a token in a file, exchanged at AWS STS. */
class AwsWebIdentityTest {
    private static final byte[] SECRET = new byte[64];

    private final FakeAwsKms aws = new FakeAwsKms();
    private final FakeSts sts = new FakeSts();
    private Map<String, String> properties = Map.of();
    private KeyManagement service;

    @TempDir
    Path directory;

    AwsWebIdentityTest() throws IOException {}

    /** The client itself reads these, or the variables of the same meaning; they hold for the whole JVM. */
    @BeforeEach
    void open() throws IOException {
        properties = Map.of(
                "aws.webIdentityTokenFile",
                Files.writeString(directory.resolve("token"), FakeSts.TOKEN).toString(),
                "aws.roleArn",
                FakeSts.ROLE,
                "aws.region",
                "eu-central-1",
                "aws.endpointUrlSts",
                sts.url(),
                "aws.disableEc2Metadata",
                "true");
        properties.forEach(System::setProperty);
        Environment environment =
                new Environment(Map.of("AWS_REGION", "eu-central-1", "AWS_ENDPOINT_URL_KMS", aws.url()));
        service = AwsKeyManagement.open(AwsSettings.from(environment, FakeAwsKms.KEY));
    }

    @AfterEach
    void close() {
        service.close();
        aws.close();
        sts.close();
        properties.keySet().forEach(System::clearProperty);
    }

    private void isAway() {
        assertThatThrownBy(() -> service.wrap(KeyManagementContract.CONTEXT, SECRET))
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.AWAY));
    }

    @Test
    void theTokenInTheFileIsExchangedForASession() {
        byte[] wrapped =
                service.wrap(KeyManagementContract.CONTEXT, SECRET.clone()).bytes();
        assertThat(service.unwrap(KeyManagementContract.CONTEXT, wrapped).bytes())
                .isEqualTo(SECRET);
    }

    @Test
    void aServiceThatGetsNoCredentialsIsAway() throws IOException {
        Files.writeString(directory.resolve("token"), "of.another.cluster");
        isAway();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aTokenServiceThatHangsHoldsNobodyForLong() {
        sts.hanging = true;
        isAway();
    }
}
