package dev.raven.web.contact;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of RFC 9116. It expires soon, as it is made anew for whoever asks: only old copies ever do. */
final class SecurityTxt {
    static final String PATH = "/.well-known/security.txt";
    private static final int VALID_DAYS = 90;

    private final SecurityTxtSettings settings;

    SecurityTxt(SecurityTxtSettings settings) {
        this.settings = settings;
    }

    /** Empty where nobody is named: without a contact there is no such file. */
    Optional<String> at(Instant now) {
        return settings.contacts().isEmpty() ? Optional.empty() : Optional.of(text(now));
    }

    private String text(Instant now) {
        Stream<String> contacts =
                settings.contacts().stream().map(URI::toASCIIString).map(uri -> "Contact: " + uri);
        String expires = "Expires: " + now.truncatedTo(ChronoUnit.DAYS).plus(VALID_DAYS, ChronoUnit.DAYS);
        Stream<String> canonical =
                settings.publicUrl().stream().map(site -> "Canonical: " + site.toASCIIString() + PATH);
        return Stream.of(contacts, Stream.of(expires), canonical)
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
