package dev.raven.crypto.gcp;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which key of Google Cloud KMS, and how to get there.
 *
 * @param keyId the full resource name of a key, none of a version of it: what an older version wrapped must open too
 * @param endpoint {@code CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDKMS}, https outside loopback; Google's own where unset
 * @param credentials those of {@code GOOGLE_APPLICATION_CREDENTIALS}; Google's default search where unset
 */
public record GcpSettings(String keyId, Optional<URI> endpoint, Optional<GcpCredentials> credentials) {
    private static final Pattern KEY_ID =
            Pattern.compile("projects/[a-z0-9.:-]+/locations/[a-z0-9-]+/keyRings/[\\w-]+/cryptoKeys/[\\w-]+");
    private static final Pattern ENDPOINT =
            Pattern.compile("(https://[A-Za-z0-9.-]+|http://(127\\.0\\.0\\.1|localhost))(:[0-9]{1,5})?/?");

    /** @throws SettingException naming what is missing or wrong */
    public static GcpSettings from(Environment environment, String keyId) {
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new SettingException(
                    "KMS_KEY_ID",
                    "must be a key's full name: projects/<project>/locations/<location>/keyRings/<ring>/cryptoKeys/<key>.");
        }
        return new GcpSettings(keyId, endpoint(environment), GcpCredentials.from(environment));
    }

    /** Looks at what is needed to get at keys, whichever they are; each mistake by itself. */
    public static void checkAccess(Environment environment) {
        environment.independently(() -> endpoint(environment), () -> GcpCredentials.from(environment));
    }

    private static Optional<URI> endpoint(Environment environment) {
        return environment.parsed(
                "CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDKMS",
                GcpSettings::endpoint,
                "must be an https URL such as https://europe-west3-cloudkms.googleapis.com/, or http on loopback");
    }

    /** Over plain text, which is on loopback alone, no credentials are sent. */
    boolean plaintext() {
        return endpoint.map(URI::getScheme).filter("http"::equals).isPresent();
    }

    private static URI endpoint(String text) {
        URI uri = URI.create(text);
        if (!ENDPOINT.matcher(text).matches() || uri.getHost() == null || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("no endpoint that keeps keys secret");
        }
        return uri;
    }
}
