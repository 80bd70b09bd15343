package dev.raven.crypto.vault;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which key of which Vault, and how to log in.
 *
 * @param address {@code VAULT_ADDR}, https outside loopback
 * @param namespace {@code VAULT_NAMESPACE}
 * @param mount the Transit engine's path, {@code transit} where the key's id names none
 * @param key the name of the key in it
 */
public record VaultSettings(URI address, Optional<String> namespace, String mount, String key, VaultLogin login) {
    /** No part of it steers the path elsewhere: a tenant may name one, and the call is made with the operator's token. */
    private static final Pattern KEY_ID =
            Pattern.compile("(?:((?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+)/)?([A-Za-z0-9_-][A-Za-z0-9_.-]*)");

    /** @throws SettingException naming what is missing or wrong */
    public static VaultSettings from(Environment environment, String keyId) {
        Matcher parts = KEY_ID.matcher(keyId);
        if (!parts.matches()) {
            throw new SettingException("KMS_KEY_ID", "must be a Transit key's name, such as raven or transit/raven.");
        }
        return new VaultSettings(
                address(environment),
                environment.text("VAULT_NAMESPACE"),
                Optional.ofNullable(parts.group(1)).orElse("transit"),
                parts.group(2),
                VaultLogin.from(environment));
    }

    /** Looks at what is needed to get at keys, whichever they are; each mistake by itself. */
    public static void checkAccess(Environment environment) {
        environment.independently(() -> address(environment), () -> VaultLogin.from(environment));
    }

    private static URI address(Environment environment) {
        return environment
                .parsed("VAULT_ADDR", VaultSettings::address, "must be a URL such as https://vault.example.com:8200")
                .orElseThrow(() -> new SettingException("VAULT_ADDR", "must be set: the URL of Vault."));
    }

    private static URI address(String text) {
        URI uri = URI.create(text.replaceAll("/+$", ""));
        boolean loopback = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        boolean safe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback);
        if (!safe || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("no address that keeps keys secret");
        }
        return uri;
    }
}
