package dev.raven.core.access;

import dev.raven.api.access.ApiKeyStatus;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An API key as it is stored: never the key itself.
 *
 * @param sha256 SHA-256 of the whole key in lower-case hex
 * @param name what its owner calls it, sealed
 * @param revision rises with every change, from 0
 */
public record StoredApiKey(
        ApiKeyId id,
        TenantId tenant,
        ApiKeyPrefix prefix,
        String sha256,
        Instant createdAt,
        KeyReach reach,
        KeyFate fate,
        Sealed name,
        long revision) {
    private static final Duration EXPIRING = Duration.ofDays(14);
    private static final long ROTATED_AFTER_DAYS = 90;

    /** What it is looked up by. */
    public String publicId() {
        return prefix.publicId();
    }

    /** What is kept of it for a while. */
    KeptKey kept(String salt) {
        return KeptKey.of(prefix.toString(), sha256, salt);
    }

    /** Where it is in its life. */
    public ApiKeyStatus statusAt(Instant now) {
        if (isOver(fate.revokedAt(), now)) {
            return ApiKeyStatus.REVOKED;
        }
        if (isOver(reach.expiresAt(), now)) {
            return ApiKeyStatus.EXPIRED;
        }
        return isOver(reach.expiresAt(), now.plus(EXPIRING)) ? ApiKeyStatus.EXPIRING : ApiKeyStatus.ACTIVE;
    }

    /** Valid strictly before its deadline. */
    boolean aliveAt(Instant now) {
        return !isOver(fate.revokedAt(), now) && !isOver(reach.expiresAt(), now);
    }

    long ageAt(Instant now) {
        return Math.max(0, Duration.between(createdAt, now).toDays());
    }

    boolean rotationDueAt(Instant now) {
        return ageAt(now) > ROTATED_AFTER_DAYS
                && aliveAt(now)
                && fate.successor().isEmpty();
    }

    private static boolean isOver(Optional<Instant> deadline, Instant now) {
        return deadline.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** The same key with its name sealed anew. */
    public StoredApiKey named(Sealed again) {
        return changed(reach, fate, again);
    }

    /** The same key, reaching elsewhere. */
    public StoredApiKey reaching(KeyReach other) {
        return changed(other, fate, name);
    }

    /** The same key, refused from now on. */
    public StoredApiKey revoked(Instant now) {
        return changed(
                reach, new KeyFate(Optional.of(now), fate.exposedAt(), fate.predecessor(), fate.successor()), name);
    }

    /** The same key, known to have been sent in clear. */
    public StoredApiKey exposed(Instant now) {
        return changed(
                reach, new KeyFate(fate.revokedAt(), Optional.of(now), fate.predecessor(), fate.successor()), name);
    }

    /** The same key with another in its place, and an end that is never later than the one it had. */
    public StoredApiKey succeeded(ApiKeyId successor, Instant end) {
        Instant earlier = reach.expiresAt().filter(own -> own.isBefore(end)).orElse(end);
        return changed(
                reach.until(earlier),
                new KeyFate(fate.revokedAt(), fate.exposedAt(), fate.predecessor(), Optional.of(successor)),
                name);
    }

    private StoredApiKey changed(KeyReach otherReach, KeyFate otherFate, Sealed otherName) {
        return new StoredApiKey(id, tenant, prefix, sha256, createdAt, otherReach, otherFate, otherName, revision + 1);
    }
}
