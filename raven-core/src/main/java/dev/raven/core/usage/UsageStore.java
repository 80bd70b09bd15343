package dev.raven.core.usage;

import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Keeps how API keys were used, for 90 days. Every method throws {@link dev.raven.api.problem.UnavailableException} when the
 * storage is away.
 */
public interface UsageStore {
    /** Networks kept of a key: those it came from last. */
    int MOST_NETWORKS = 1_000;

    /** Anomalies kept of a key: the newest. */
    int MOST_ANOMALIES = 20;

    /**
     * Adds counts, in their order. A batch that was added before changes nothing.
     *
     * @return what was known of each; empty for what was added before
     */
    @PlatformWide("one write for all keys that were used")
    List<Optional<UsageFacts>> add(List<KeyTally> tallies);

    /** One for each of these days, in their order. */
    List<DayUse> days(TenantId tenant, ApiKeyId key, List<LocalDate> days);

    /** Networks that are each told as new within an hour. */
    int MOST_NEW_NETWORKS = 10;

    /**
     * Notes something strange. Within an hour of when it was first seen it is the same once more: the same kind, and of new
     * networks the same network, or any beyond the first {@link #MOST_NEW_NETWORKS}.
     *
     * @return whether nobody else noted it in the hour before; the one whose sighting it was is told so again
     */
    boolean note(TenantId tenant, ApiKeyId key, Sighting seen, Instant now);

    /** Has a key begin with the networks and the number of requests of the one whose place it takes. */
    void inherit(TenantId tenant, ApiKeyId from, ApiKeyId to);

    /** Newest first. */
    List<KeyAnomaly> anomalies(TenantId tenant, ApiKeyId key);

    /** Whether the tenant was told that the key should be rotated. */
    boolean toldDue(TenantId tenant, ApiKeyId key);

    void tellDue(TenantId tenant, ApiKeyId key);
}
