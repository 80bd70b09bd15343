package dev.raven.crypto.aws;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which key of AWS KMS, and how to get there.
 *
 * @param keyId an ARN, a key id, or {@code alias/…}
 * @param region {@code AWS_REGION}, or that of the ARN
 * @param endpoint {@code AWS_ENDPOINT_URL_KMS}, https outside loopback; the region's own where unset
 * @param credentials those of the environment; AWS's default chain where unset
 */
public record AwsSettings(
        String keyId, String region, Optional<URI> endpoint, Optional<AwsCredentialsText> credentials) {
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:kms:([a-z0-9-]+):[0-9]{12}:(key|alias)/.+");

    /** @throws SettingException naming what is missing or wrong */
    public static AwsSettings from(Environment environment, String keyId) {
        Matcher arn = ARN.matcher(keyId);
        String region = environment
                .text("AWS_REGION")
                .or(() -> arn.matches() ? Optional.of(arn.group(1)) : Optional.empty())
                .orElseThrow(() -> new SettingException("AWS_REGION", "must be set where the key's id is no ARN."));
        return new AwsSettings(keyId, region, endpoint(environment), AwsCredentialsText.from(environment));
    }

    /** Looks at what is needed to get at keys, whichever they are; each mistake by itself. */
    public static void checkAccess(Environment environment) {
        environment.independently(() -> endpoint(environment), () -> AwsCredentialsText.from(environment));
    }

    private static Optional<URI> endpoint(Environment environment) {
        return environment.parsed(
                "AWS_ENDPOINT_URL_KMS", AwsSettings::endpoint, "must be an https URL, or http on loopback");
    }

    private static URI endpoint(String text) {
        URI uri = URI.create(text);
        boolean loopback = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && loopback)) {
            throw new IllegalArgumentException("no endpoint that keeps keys secret");
        }
        return uri;
    }
}
