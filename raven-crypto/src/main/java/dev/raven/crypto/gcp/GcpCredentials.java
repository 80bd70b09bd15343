package dev.raven.crypto.gcp;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.kms.v1.KeyManagementServiceSettings;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Credentials that a file holds; never printed. */
public final class GcpCredentials {
    /** Where Google's own programs look first. */
    static final String SETTING = "GOOGLE_APPLICATION_CREDENTIALS";

    private final GoogleCredentials credentials;

    private GcpCredentials(GoogleCredentials credentials) {
        this.credentials = credentials;
    }

    static Optional<GcpCredentials> from(Environment environment) {
        return environment.text(SETTING).map(file -> new GcpCredentials(forKms(parse(read(file)))));
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException | InvalidPathException unusable) {
            throw new SettingException(SETTING, "the credentials file cannot be read; check the path and its owner.");
        }
    }

    private static GoogleCredentials parse(byte[] file) {
        try {
            return GoogleCredentials.fromStream(new ByteArrayInputStream(file));
        } catch (IOException | RuntimeException foreign) {
            throw new SettingException(SETTING, "the file holds no credentials of Google; fetch or make it anew.");
        }
    }

    /** A service account signs its own tokens, as in Google's own search: no token service has to answer first. */
    private static GoogleCredentials forKms(GoogleCredentials all) {
        GoogleCredentials scoped = all.createScoped(KeyManagementServiceSettings.getDefaultServiceScopes());
        return scoped instanceof ServiceAccountCredentials account
                ? account.createWithUseJwtAccessWithScope(true)
                : scoped;
    }

    GoogleCredentials reveal() {
        return credentials;
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
