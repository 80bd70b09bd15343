package dev.raven.core.audit;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Raven shows the collector of audit events; never printed. */
public final class AuditToken {
    private static final String NAME = "RAVEN_AUDIT_HTTPS_TOKEN";
    private static final String FILE = "RAVEN_AUDIT_HTTPS_TOKEN_FILE";
    /** What a header can carry. */
    private static final Pattern SENDABLE = Pattern.compile("[!-~]+");

    private final String secret;

    private AuditToken(String secret) {
        this.secret = secret;
    }

    static Optional<AuditToken> from(Environment environment) {
        Optional<AuditToken> given = environment.parsed(
                NAME, AuditToken::sendable, "must be a token without blanks, as the collector gave it");
        Optional<AuditToken> file =
                environment.parsed(FILE, AuditToken::read, "must be a file that Raven may read, with the token alone");
        if (given.isPresent() && file.isPresent()) {
            throw new SettingException(NAME, "set it or " + FILE + ", not both.");
        }
        return given.or(() -> file);
    }

    private static AuditToken read(String file) {
        try {
            return sendable(Files.readString(Path.of(file)).strip());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    private static AuditToken sendable(String text) {
        if (!SENDABLE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a token");
        }
        return new AuditToken(text);
    }

    public String reveal() {
        return secret;
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
