package dev.raven.crypto.vault;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** A token, when to renew it, and how long it is good; never printed. */
final class VaultToken {
    /** What a header can carry: HttpClient would print another in its complaint. */
    private static final Pattern SENDABLE = Pattern.compile("[!-~]+");

    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

    private final String secret;
    private final Instant renewAt;
    private final Instant end;

    private VaultToken(String secret, Instant renewAt, Instant end) {
        this.secret = secret;
        this.renewAt = renewAt;
        this.end = end;
    }

    /** @throws IllegalArgumentException where no header can carry it */
    static String sendable(String secret) {
        if (!SENDABLE.matcher(secret).matches()) {
            throw new IllegalArgumentException("not a token");
        }
        return secret;
    }

    /** One whose end is not known before it is renewed. */
    static VaultToken given(String secret) {
        return new VaultToken(secret, Instant.MIN, Instant.MAX);
    }

    /** What a login or a renewal gave; empty where it gave none. */
    static Optional<VaultToken> from(VaultClient.Answer answer, Instant now) {
        JsonNode auth = answer.body().path("auth");
        String secret = auth.path("client_token").asText("");
        if (!answer.good() || !SENDABLE.matcher(secret).matches()) {
            return Optional.empty();
        }
        long seconds = Math.min(auth.path("lease_duration").asLong(), LONGEST.toSeconds());
        Duration life = Duration.ofSeconds(seconds);
        return Optional.of(
                seconds <= 0
                        ? new VaultToken(secret, Instant.MAX, Instant.MAX)
                        : new VaultToken(secret, now.plus(life.dividedBy(2)), now.plus(life)));
    }

    /** The same, to be renewed some time later: in a minute, or at half of what is left where that is sooner. */
    VaultToken renewedLater(Instant now) {
        Duration half = Duration.between(now, end).dividedBy(2);
        boolean sooner = half.isPositive() && half.compareTo(BETWEEN_TRIES) < 0;
        return new VaultToken(secret, now.plus(sooner ? half : BETWEEN_TRIES), end);
    }

    boolean isDue(Instant now) {
        return !now.isBefore(renewAt);
    }

    boolean hasEnded(Instant now) {
        return !now.isBefore(end);
    }

    boolean isSame(VaultToken other) {
        return secret.equals(other.secret);
    }

    String reveal() {
        return secret;
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
