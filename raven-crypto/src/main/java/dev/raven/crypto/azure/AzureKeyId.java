package dev.raven.crypto.azure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a key of a vault, or one version of it.
 *
 * @param vault {@code https://} and the vault's host, in Azure's public cloud or a national one
 * @param version 32 lower-case hex digits; empty for the newest
 */
public record AzureKeyId(String vault, String name, Optional<String> version) {
    private static final Pattern FORM = Pattern.compile(
            "(https://[a-z0-9-]{3,24}\\.vault\\.(?:azure\\.net|azure\\.cn|usgovcloudapi\\.net))/keys/([A-Za-z0-9-]{1,127})"
                    + "(?:/([0-9a-f]{32}))?");

    /** The key that a text names in full; empty for any other form. */
    static Optional<AzureKeyId> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new AzureKeyId(parts.group(1), parts.group(2), Optional.ofNullable(parts.group(3))))
                : Optional.empty();
    }

    /** One version of this key. */
    AzureKeyId at(String otherVersion) {
        return new AzureKeyId(vault, name, Optional.of(otherVersion));
    }

    /** Whether both are versions of one key; a vault may spell its name otherwise. */
    boolean isSameKeyAs(AzureKeyId other) {
        return vault.equals(other.vault) && name.equalsIgnoreCase(other.name);
    }

    @Override
    public String toString() {
        return vault + "/keys/" + name + version.map(known -> "/" + known).orElse("");
    }
}
