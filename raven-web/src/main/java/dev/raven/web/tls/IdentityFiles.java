package dev.raven.web.tls;

import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;

/** The files that the server's certificate and key are in, and whether what is in them can serve. */
final class IdentityFiles {
    private static final long MOST_BYTES = 1 << 20;

    private final TlsSettings settings;
    private final Clock clock;

    IdentityFiles(TlsSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws SettingException naming the setting and the file, and what is wrong with it; nothing of its content */
    ServerIdentity read() {
        Path file = settings.certificate().orElseThrow();
        ServerIdentity identity = settings.passwordFile()
                .map(password -> Pkcs12File.read(file, password))
                .orElseGet(() -> PemFiles.read(file, settings.key().orElseThrow()));
        if (!identity.keyFits()) {
            throw refused(
                    settings.key().isPresent() ? TlsSettings.KEY : TlsSettings.CERTIFICATE,
                    settings.key().orElse(file),
                    "is not the key of the first certificate in " + TlsSettings.CERTIFICATE + "; name the pair.");
        }
        if (!identity.chainFits()) {
            throw refused(
                    TlsSettings.CERTIFICATE,
                    file,
                    "is no chain; the server's certificate comes first, after each the one that signed it.");
        }
        requireValidNow(file, identity);
        return identity;
    }

    /** Another text whenever the content of a file is another, however it was replaced. */
    String state() {
        MessageDigest digest = sha256();
        for (Path file : settings.files().toList()) {
            try {
                byte[] content = Files.readAllBytes(file);
                digest.update(Integer.toString(content.length).getBytes(StandardCharsets.US_ASCII));
                digest.update((byte) ' ');
                digest.update(content);
            } catch (IOException unreadable) {
                digest.update((byte) '-');
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void requireValidNow(Path file, ServerIdentity identity) {
        Instant now = clock.instant();
        if (now.isAfter(identity.validUntil())) {
            throw refused(TlsSettings.CERTIFICATE, file, "expired at " + identity.validUntil() + "; renew it.");
        }
        if (now.isBefore(identity.validFrom())) {
            throw refused(
                    TlsSettings.CERTIFICATE,
                    file,
                    "is valid from " + identity.validFrom()
                            + " on; check the clock, or name the one that is valid now.");
        }
    }

    static byte[] bytes(String setting, Path file) {
        try {
            if (Files.size(file) <= MOST_BYTES) {
                return Files.readAllBytes(file);
            }
        } catch (IOException unreadable) {
            throw refused(setting, file, "cannot be read; name a file that Raven may read.");
        }
        throw refused(setting, file, "is over 1 MiB; name the file with the certificate or key alone.");
    }

    static SettingException refused(String setting, Path file, String mend) {
        return new SettingException(setting, file + " " + mend);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
