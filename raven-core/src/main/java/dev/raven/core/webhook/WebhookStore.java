package dev.raven.core.webhook;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.DeliveryId;
import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps messages until they are accepted, and who is at which tenant's. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface WebhookStore {

    /** Messages of a tenant that may wait. */
    int MOST_WAITING = 1_000;

    /** Messages of a tenant that are kept after they were given up; then the oldest go. */
    int MOST_GIVEN_UP = 200;

    /**
     * Keeps a message to be sent at once; one that is kept already is left as it is.
     *
     * @return false, and nothing is kept, when too many of the tenant's wait
     */
    boolean add(TenantId tenant, StoredDelivery delivery);

    /**
     * Takes the message that is due first of the tenant whose turn it is: of one tenant nobody else is given any until the
     * taker says what came of it, so that a slow receiver holds up its own messages alone.
     *
     * @param pace whether of the tenants that were slow when their turn was given out, or of the others
     * @param until when it is due again, and the tenant's others too, should its taker say nothing more
     */
    @PlatformWide("any node sends any tenant's messages")
    Optional<StoredDelivery> take(WebhookPace pace, Instant now, Instant until);

    /**
     * Has the turns that a tenant is given until then be those of the slow.
     *
     * @param now marks that have ended by then are forgotten
     */
    void markSlow(TenantId tenant, Instant now, Instant until);

    /**
     * Writes down what came of a message that is to be tried again, or was given up.
     *
     * @return false, and nothing is changed, when somebody else has it by now
     */
    boolean save(TenantId tenant, StoredDelivery delivery, Instant now);

    /**
     * Forgets a message that was accepted, or that nobody can read any more.
     *
     * @return as {@link #save}
     */
    boolean remove(TenantId tenant, StoredDelivery delivery, Instant now);

    /** Forgets all of a tenant's messages, those that somebody has among them. */
    void removeAll(TenantId tenant);

    Optional<StoredDelivery> find(TenantId tenant, DeliveryId id);

    /** Of one moment: those that were given up, newest first, then those that wait, by when they are due. */
    List<DeliveryId> ids(TenantId tenant);

    /** Those of the messages that are still kept, in their order. */
    List<StoredDelivery> load(TenantId tenant, List<DeliveryId> ids);

    /**
     * Has a message sent at once, with all its tries before it.
     *
     * @return false when the tenant has no such message
     */
    boolean revive(TenantId tenant, DeliveryId id, Instant now);

    /**
     * Replaces the sealed message if it is still what the caller read.
     *
     * @return false when somebody else changed it in between, or it is gone
     */
    boolean replaceBody(TenantId tenant, StoredDelivery expected, Sealed again);
}
