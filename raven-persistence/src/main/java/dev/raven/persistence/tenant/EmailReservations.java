package dev.raven.persistence.tenant;

import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Who holds which e-mail address. A tenant and its address lie in different slots, so the address is reserved first and
 * the reservation is looked at once more when the tenant is kept.
 */
final class EmailReservations {
    private static final Script RESERVE = Script.beside(EmailReservations.class, "reserve");
    private static final Duration LEFT_BEHIND_AFTER = Duration.ofMinutes(1);

    private final Redis redis;

    EmailReservations(Redis redis) {
        this.redis = redis;
    }

    /**
     * Reserves an address.
     *
     * @param kept whether a tenant that holds the address exists: one that does not was left behind by a killed server
     */
    boolean reserve(String emailIndex, TenantId tenant, Instant now, Predicate<TenantId> kept) {
        Reply held = call(emailIndex, "", tenant, now);
        if (held.items().isEmpty()) {
            return true;
        }
        boolean recent = Instant.parse(held.item(1).text()).plus(LEFT_BEHIND_AFTER).isAfter(now);
        TenantId holder = new TenantId(held.item(0).text());
        return !recent
                && !kept.test(holder)
                && call(emailIndex, holder.value(), tenant, now).items().isEmpty();
    }

    /** Whether the address is still the tenant's: a server that was stopped for a minute may have lost it. */
    boolean holds(String emailIndex, TenantId tenant) {
        return tenant.value().equals(redis.repeatably(client -> client.hget(key(emailIndex), "tenant")));
    }

    private Reply call(String emailIndex, String from, TenantId tenant, Instant now) {
        return redis.repeatably(RESERVE.on(List.of(key(emailIndex)), tenant, now, from));
    }

    private static String key(String emailIndex) {
        return RedisKeys.of(TenantId.PLATFORM, "email:" + emailIndex);
    }
}
