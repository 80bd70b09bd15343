package dev.raven.core.webhook;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.DeliveryId;
import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as it is stored.
 *
 * @param attempts how often it was begun to be sent
 * @param due when it is sent next; where somebody is at it, when another takes it over
 * @param lastResult what came of the last try: {@code http_500}, {@code unreachable} …
 * @param fence counts who took it; a node whose number is not the last has lost it
 * @param body the message, sealed
 */
public record StoredDelivery(
        DeliveryId id,
        TenantId tenant,
        WebhookEventType type,
        Instant createdAt,
        DeliveryState state,
        int attempts,
        Instant due,
        Optional<String> lastResult,
        long fence,
        Sealed body)
        implements AuditTarget {

    /** One that nobody has taken yet, to be sent at once. */
    static StoredDelivery waiting(DeliveryId id, TenantId tenant, WebhookEventType type, Instant now, Sealed body) {
        return new StoredDelivery(id, tenant, type, now, DeliveryState.WAITING, 0, now, Optional.empty(), 0, body);
    }

    /** Somebody has it until then, unless they say more. */
    public StoredDelivery taken(Instant until) {
        return copy(state, attempts + 1, until, lastResult, fence + 1, body);
    }

    /** The try failed; anybody may try again then. */
    StoredDelivery retried(String why, Instant then) {
        return copy(state, attempts, then, Optional.of(why), fence, body);
    }

    /** It was not begun to be sent after all; anybody may try then. */
    StoredDelivery putOff(String why, Instant then) {
        return copy(state, attempts - 1, then, Optional.of(why), fence, body);
    }

    StoredDelivery givenUp(String why, Instant now) {
        return copy(DeliveryState.GIVEN_UP, attempts, now, Optional.of(why), fence, body);
    }

    /** To be sent at once, as if it never had been; whoever has it has lost it. */
    public StoredDelivery anew(Instant now) {
        return copy(DeliveryState.WAITING, 0, now, lastResult, fence + 1, body);
    }

    /** The same message sealed anew. */
    public StoredDelivery sealed(Sealed again) {
        return copy(state, attempts, due, lastResult, fence, again);
    }

    private StoredDelivery copy(
            DeliveryState newState,
            int newAttempts,
            Instant newDue,
            Optional<String> newResult,
            long newFence,
            Sealed newBody) {
        return new StoredDelivery(
                id, tenant, type, createdAt, newState, newAttempts, newDue, newResult, newFence, newBody);
    }

    @Override
    public DeliveryId auditTarget() {
        return id;
    }
}
