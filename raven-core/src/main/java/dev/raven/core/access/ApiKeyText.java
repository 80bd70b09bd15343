package dev.raven.core.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key as its owner holds it: {@code rk_<live|test>_rvn_<id: 12>_<secret: 32><check: 6>}, all base62. The check is
 * the CRC-32 of all that precedes it, so a mistyped or invented key is refused without a look-up, and a secret scanner
 * can verify a find offline. The {@code rvn_} part keeps it from being taken for another vendor's key.
 */
public final class ApiKeyText {
    private static final Pattern SHAPE =
            Pattern.compile("((rk_(live|test)_rvn_([0-9A-Za-z]{12}))_[0-9A-Za-z]{32})([0-9A-Za-z]{6})");
    static final int PUBLIC_ID_LENGTH = 12;

    private static final int CHECK_LENGTH = 6;

    private final String text;
    private final String prefix;
    private final String environment;
    private final String publicId;

    private ApiKeyText(Matcher parts) {
        this.text = parts.group();
        this.prefix = parts.group(2);
        this.environment = parts.group(3);
        this.publicId = parts.group(4);
    }

    /** Draws a new key of 190 random bits. */
    public static ApiKeyText mint(String environment, RandomGenerator random) {
        return mint(environment, Base62.random(PUBLIC_ID_LENGTH, random), random);
    }

    /** Draws a new secret to a part that is known. */
    static ApiKeyText mint(String environment, String publicId, RandomGenerator random) {
        String body = "rk_" + environment + "_rvn_" + publicId + "_" + Base62.random(32, random);
        return parse(body + check(body)).orElseThrow();
    }

    /** Reads what a client sent; empty when it is no key, or its check does not fit. */
    public static Optional<ApiKeyText> parse(String sent) {
        Matcher parts = SHAPE.matcher(sent);
        return parts.matches() && check(parts.group(1)).equals(parts.group(5))
                ? Optional.of(new ApiKeyText(parts))
                : Optional.empty();
    }

    /** The whole key. To be shown to its owner once, and never logged. */
    public String reveal() {
        return text;
    }

    /** All before the secret: safe to show and to log. */
    public String prefix() {
        return prefix;
    }

    /** {@code live} or {@code test}. */
    public String environment() {
        return environment;
    }

    /** What the key is looked up by. */
    public String publicId() {
        return publicId;
    }

    /** SHA-256 of the whole key in lower-case hex: enough for 190 random bits (OWASP ASVS 5.0, 6.5.2). */
    public String sha256() {
        return sha256(text);
    }

    static String sha256(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** CRC-32 of a text in six base62 digits: the check of keys that can be verified offline. */
    public static String check(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return Base62.encode(crc.getValue(), CHECK_LENGTH);
    }

    @Override
    public String toString() {
        return prefix + "_redacted";
    }
}
