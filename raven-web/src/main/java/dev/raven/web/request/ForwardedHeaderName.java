package dev.raven.web.request;

import java.util.Arrays;

/** In which header the proxies tell of the client. Another one comes from the client itself, and is not looked at. */
public enum ForwardedHeaderName {
    /** With {@code X-Forwarded-Proto}: what most proxies write. */
    X_FORWARDED_FOR("X-Forwarded-For"),
    /** RFC 7239. */
    FORWARDED("Forwarded");

    private final String text;

    ForwardedHeaderName(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when it is neither */
    static ForwardedHeaderName named(String sent) {
        return Arrays.stream(values())
                .filter(name -> name.text.equalsIgnoreCase(sent))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such header"));
    }

    /** As it is set and sent. */
    @Override
    public String toString() {
        return text;
    }
}
