package dev.raven.crypto.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyManagementContract;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsKeyManagementTest implements KeyManagementContract {
    private static final byte[] SECRET = new byte[64];

    private final FakeAwsKms aws = new FakeAwsKms();
    private final FakeAwsKms otherAws = new FakeAwsKms();
    private final KeyManagement service = open(aws, Map.of());
    private final KeyManagement foreign = open(otherAws, Map.of());

    private static KeyManagement open(FakeAwsKms at, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "KMS_KEY_ID", FakeAwsKms.KEY,
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL_KMS", at.url(),
                "AWS_ACCESS_KEY_ID", FakeAwsKms.ID,
                "AWS_SECRET_ACCESS_KEY", FakeAwsKms.SECRET));
        variables.putAll(more);
        return AwsKeyManagement.open(AwsSettings.from(new Environment(variables)));
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
        otherAws.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DisabledException", "KMSInvalidStateException", "AccessDeniedException", "KMSInternalException"
            })
    void aKeyThatMayNotBeUsedIsUnavailableAndNoWrongKeyAndComesBack(String error) {
        byte[] wrapped = service.wrap(CONTEXT, SECRET);
        aws.troubleFor(error, 1000);
        assertThatThrownBy(() -> service.unwrap(CONTEXT, wrapped)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(service::check).isInstanceOf(SettingException.class).hasMessageStartingWith("KMS_KEY_ID: ");
        aws.troubleFor(error, 0);
        assertThat(service.unwrap(CONTEXT, wrapped)).isEqualTo(SECRET);
    }

    @Test
    void aThrottledCallIsTriedAgain() {
        aws.troubleFor("ThrottlingException", 1);
        assertThatCode(() -> service.wrap(CONTEXT, SECRET)).doesNotThrowAnyException();
    }

    @Test
    void aWrongSecretKeyIsRefusedByItsSignature() {
        KeyManagement wrong = open(aws, Map.of("AWS_SECRET_ACCESS_KEY", "another-secret"));
        assertThatThrownBy(() -> wrong.wrap(CONTEXT, SECRET)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(wrong::check).isInstanceOf(SettingException.class).hasMessageNotContaining("another-secret");
    }

    @Test
    void anUnknownKeyStopsTheStart() {
        KeyManagement unknown = open(aws, Map.of("KMS_KEY_ID", "alias/none"));
        assertThatThrownBy(unknown::check).isInstanceOf(SettingException.class);
    }

    @Test
    void aServiceThatIsGoneIsUnavailable() {
        aws.close();
        assertThatThrownBy(() -> service.wrap(CONTEXT, SECRET)).isInstanceOf(UnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "KMS_KEY_ID, '', KMS_KEY_ID",
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
        assertThat(AwsSettings.from(new Environment(Map.of("KMS_KEY_ID", arn))).region())
                .isEqualTo("eu-north-1");
    }
}
