package dev.raven.core.session;

import dev.raven.core.id.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What a browser holds while somebody is signed in: the session's id, a dot, and 256 random bits. A secret. */
public final class SessionToken {
    private static final Pattern SHAPE = Pattern.compile("ses_[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}");
    private static final int SECRET_BYTES = 32;

    private final String text;

    private SessionToken(String text) {
        this.text = text;
    }

    /** Draws a new one. */
    static SessionToken draw(SessionId id, RandomGenerator random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new SessionToken(
                id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Reads what a browser sent; empty when it is none. */
    public static Optional<SessionToken> parse(String sent) {
        return SHAPE.matcher(sent).matches() ? Optional.of(new SessionToken(sent)) : Optional.empty();
    }

    public SessionId id() {
        return new SessionId(text.substring(0, text.indexOf('.')));
    }

    /** The whole token. To be sent to its browser once, and never logged. */
    public String reveal() {
        return text;
    }

    /** SHA-256 of the whole token in lower-case hex: all that is stored of it. */
    String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return id() + ".redacted";
    }
}
