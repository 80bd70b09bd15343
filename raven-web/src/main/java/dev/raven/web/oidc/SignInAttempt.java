package dev.raven.web.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binds what the provider answers to the browser that asked: {@code state} against a planted answer (RFC 6749, 10.12), the verifier against
 * a stolen code (RFC 7636), the nonce against a token of another attempt (OpenID Connect Core 1.0, 15.5.2). All come out of one secret,
 * which the browser keeps for the time: so any node can end what another began.
 */
final class SignInAttempt {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;

    private final String secret;

    private SignInAttempt(String secret) {
        this.secret = secret;
    }

    static SignInAttempt begin(RandomGenerator random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return new SignInAttempt(base64(secret));
    }

    /** What the browser kept; empty when it is none. */
    static Optional<SignInAttempt> parse(String sent) {
        return SHAPE.matcher(sent).matches() ? Optional.of(new SignInAttempt(sent)) : Optional.empty();
    }

    /** For its browser alone. */
    String reveal() {
        return secret;
    }

    String state() {
        return derived("state");
    }

    String nonce() {
        return derived("nonce");
    }

    /** What proves to the provider that who brings the code asked for it. */
    String verifier() {
        return derived("verifier");
    }

    /** The verifier's SHA-256, which the browser carries. */
    String challenge() {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Whether an answer is to this attempt; constant time. */
    boolean isAnsweredBy(String state) {
        return MessageDigest.isEqual(
                state().getBytes(StandardCharsets.US_ASCII), state.getBytes(StandardCharsets.UTF_8));
    }

    private String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return base64(mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "SignInAttempt[redacted]";
    }
}
