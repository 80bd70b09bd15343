package dev.raven.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3SettingsTest {

    private static Optional<S3Settings> from(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return S3Settings.from(environment, ServerSettings.from(environment));
    }

    private static Optional<S3Settings> at(String place) {
        return from(Map.of("RAVEN_BACKUP_DIR", place, "AWS_REGION", "eu-central-1"));
    }

    private static Optional<S3Settings> through(String endpoint, String environment) {
        return from(Map.of(
                "RAVEN_BACKUP_DIR", "s3://bucket", "AWS_ENDPOINT_URL_S3", endpoint, "RAVEN_ENVIRONMENT", environment));
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket, bucket, ''",
        "s3://bucket/, bucket, ''",
        "s3://my.bucket-2/raven, my.bucket-2, raven/",
        "s3://bucket/raven/, bucket, raven/",
        "s3://bucket/a/b_c, bucket, a/b_c/",
    })
    void takesABucketAndAPrefix(String place, String bucket, String prefix) {
        assertThat(at(place)).contains(new S3Settings(bucket, prefix, "eu-central-1", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://",
                "s3:///a",
                "s3://b",
                "s3://Bucket",
                "s3://bucket//a",
                "s3://bucket/../a",
                "s3://bucket/a b",
                "s3://bucket/a//",
                "s3://user@bucket/a",
                "s3://bucket/.a",
                "s3://bucket?x"
            })
    void refusesWhatNamesNoBucket(String place) {
        assertThatThrownBy(() -> at(place))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_BACKUP_DIR: must be s3://bucket/prefix");
    }

    @Test
    void isNotThereWhereBackupsLieInADirectory() {
        assertThat(from(Map.of())).isEmpty();
        assertThat(from(Map.of("RAVEN_BACKUP_DIR", "/var/backups"))).isEmpty();
    }

    @Test
    void wantsARegionOfAwsAlone() {
        assertThatThrownBy(() -> from(Map.of("RAVEN_BACKUP_DIR", "s3://bucket")))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("AWS_REGION: ");
        assertThat(through("https://s3.example.com", "production").orElseThrow().region())
                .isEqualTo("us-east-1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.example.com:9000, production",
        "http://127.0.0.1:9000, production",
        "http://localhost:9000, production",
        "http://[::1]:9000, production",
        "http://minio:9000, development",
    })
    void takesAnEndpoint(String endpoint, String environment) {
        assertThat(through(endpoint, environment).orElseThrow().endpoint()).contains(URI.create(endpoint));
    }

    @ParameterizedTest
    @CsvSource({
        "http://minio:9000, production",
        "s3.example.com, development",
        "ftp://s3.example.com, development",
        "https://user:secret@s3.example.com, development",
        "https://s3.example.com?a=b, development",
        "https:///path, development",
        "'https://s3 example', development",
    })
    void refusesAnEndpointThatOthersReadAlong(String endpoint, String environment) {
        assertThatThrownBy(() -> through(endpoint, environment)).isInstanceOf(SettingException.class);
    }

    @Test
    void saysNothingOfWhatItRefuses() {
        Map<String, String> variables = new HashMap<>(Map.of("RAVEN_BACKUP_DIR", "s3://bucket"));
        variables.put("AWS_ENDPOINT_URL_S3", "https://user:secret@s3.example.com");
        assertThatThrownBy(() -> from(variables))
                .hasMessageStartingWith("AWS_ENDPOINT_URL_S3: must be an https URL")
                .hasMessageNotContaining("secret");
    }
}
