package dev.raven.web.contact;

import dev.raven.core.settings.Environment;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * To whom weaknesses of this server are told, and where it is found.
 *
 * @param contacts {@code RAVEN_SECURITY_CONTACT}, the preferred one first; none by default
 * @param publicUrl {@code RAVEN_PUBLIC_URL}: never taken from a request, whose sender chooses what its Host says
 */
public record SecurityTxtSettings(List<URI> contacts, Optional<URI> publicUrl) {

    /** @throws dev.raven.core.settings.SettingException naming what is wrong */
    public static SecurityTxtSettings from(Environment environment) {
        List<URI> contacts = environment
                .parsed(
                        "RAVEN_SECURITY_CONTACT",
                        SecurityTxtSettings::contacts,
                        "must be addresses such as mailto:security@example.com or https://example.com/report, separated by commas")
                .orElse(List.of());
        Optional<URI> publicUrl = environment.parsed(
                "RAVEN_PUBLIC_URL",
                SecurityTxtSettings::site,
                "must be https://host or https://host:port, without a path");
        return new SecurityTxtSettings(contacts, publicUrl);
    }

    private static List<URI> contacts(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .map(SecurityTxtSettings::contact)
                .toList();
    }

    private static URI contact(String text) {
        URI uri = URI.create(text);
        boolean reaches = switch (String.valueOf(uri.getScheme())) {
            case "https" -> uri.getHost() != null && uri.getUserInfo() == null;
            case "mailto" -> uri.isOpaque() && uri.getSchemeSpecificPart().matches("[^@]+@[^@]+");
            case "tel" -> uri.isOpaque() && uri.getSchemeSpecificPart().matches("\\+?[0-9][0-9.()-]+");
            default -> false;
        };
        return checked(uri, reaches);
    }

    private static URI site(String text) {
        URI uri = URI.create(text.replaceFirst("/$", ""));
        return checked(
                uri,
                uri.getHost() != null
                        && uri.equals(URI.create("https://" + uri.getAuthority()))
                        && uri.getUserInfo() == null);
    }

    private static URI checked(URI uri, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("not an address of the kind that is wanted");
        }
        return uri;
    }
}
