package dev.raven.crypto.aws;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Credentials that stand in the environment; never printed. */
public final class AwsCredentialsText {
    private final AwsCredentials credentials;

    private AwsCredentialsText(AwsCredentials credentials) {
        this.credentials = credentials;
    }

    static Optional<AwsCredentialsText> from(Environment environment) {
        Optional<String> id = environment.text("AWS_ACCESS_KEY_ID");
        Optional<String> secret = environment.text("AWS_SECRET_ACCESS_KEY");
        if (id.isPresent() != secret.isPresent()) {
            throw new SettingException("AWS_SECRET_ACCESS_KEY", "goes with AWS_ACCESS_KEY_ID; set both or none.");
        }
        return id.map(known -> new AwsCredentialsText(environment
                .text("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(known, secret.orElseThrow(), token))
                .orElseGet(() -> AwsBasicCredentials.create(known, secret.orElseThrow()))));
    }

    AwsCredentials reveal() {
        return credentials;
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
