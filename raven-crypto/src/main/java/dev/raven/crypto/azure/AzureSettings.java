package dev.raven.crypto.azure;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.net.URI;

/**
 * Which key of which vault, and how to get a token for it.
 *
 * @param key where it names a version, only that wraps
 * @param authority {@code AZURE_AUTHORITY_HOST}: where tokens come from, https
 */
public record AzureSettings(AzureKeyId key, URI authority, AzureLogin login) {
    private static final URI PUBLIC_CLOUD = URI.create("https://login.microsoftonline.com/");

    /** @throws SettingException naming what is missing or wrong */
    public static AzureSettings from(Environment environment, String keyId) {
        AzureKeyId key = AzureKeyId.parse(keyId)
                .orElseThrow(() -> new SettingException(
                        "KMS_KEY_ID",
                        "must be a key's whole identifier: https://<vault>.vault.azure.net/keys/<name>, and"
                                + " /<version> to wrap with that one alone."));
        return new AzureSettings(key, authority(environment), AzureLogin.from(environment));
    }

    /** Looks at what is needed to get at keys, whichever they are; each mistake by itself. */
    public static void checkAccess(Environment environment) {
        environment.independently(() -> authority(environment), () -> AzureLogin.from(environment));
    }

    private static URI authority(Environment environment) {
        return environment
                .parsed("AZURE_AUTHORITY_HOST", AzureSettings::authority, "must be an https URL without a path")
                .orElse(PUBLIC_CLOUD);
    }

    private static URI authority(String text) {
        URI uri = URI.create(text);
        boolean bare = uri.getPath() == null || uri.getPath().matches("/?");
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() != null || !bare) {
            throw new IllegalArgumentException("no authority that keeps secrets");
        }
        return uri;
    }
}
