package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The server to be measured: one that runs already ({@code --url}, and {@code --operator-key-file} where registration
 * needs it), else one of the benchmark's own.
 *
 * @param own absent where it runs already: that one is never restarted
 */
record Target(URI url, Optional<String> operator, Optional<OwnServer> own) {

    static Target of(Options options, Workplace place) {
        Optional<String> operator =
                options.text("operator-key-file").map(Path::of).map(Target::read);
        return options.text("url")
                .map(url -> new Target(loopback(url), operator, Optional.empty()))
                .orElseGet(() -> {
                    OwnServer own = new OwnServer(
                            place, options.has("made-up-vectors") ? new MadeUpVectors(place).settings() : Map.of());
                    return new Target(own.url(), Optional.empty(), Optional.of(own));
                });
    }

    Account register() {
        return Account.register(url, operator, Map.of());
    }

    /** Figures are of a server, not of a network; and no key leaves the machine in clear. */
    private static URI loopback(String text) {
        if (!text.matches("http://(localhost|127\\.[0-9.]+):[0-9]{1,5}/?")) {
            throw new UsageException("--url: must be of this machine, such as http://127.0.0.1:8080.");
        }
        return URI.create(text.replaceAll("/$", ""));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
