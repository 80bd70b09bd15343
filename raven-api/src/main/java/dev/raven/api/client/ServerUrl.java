package dev.raven.api.client;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where Raven is: https, or http on this machine. */
record ServerUrl(URI value) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    ServerUrl {
        if (value.getHost() == null || value.getRawQuery() != null || value.getRawFragment() != null) {
            throw new IllegalArgumentException("url: must be like https://raven.example.com");
        }
        if (value.getRawUserInfo() != null) {
            throw new IllegalArgumentException("url: must not hold a user or a password; give the API key as apiKey");
        }
        if (!isProtected(value)) {
            throw new IllegalArgumentException(
                    "url: must begin with https://, because an API key goes along; http:// is for localhost alone");
        }
    }

    private static boolean isProtected(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                || ("http".equalsIgnoreCase(url.getScheme())
                        && LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT))
                                .matches());
    }

    /** The address of a route. */
    URI at(String route) {
        String base = value.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/api/v1/" + route);
    }
}
