package dev.raven.persistence.tenant;

import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who holds which e-mail address. A tenant and its address lie in different slots, so the address is reserved first and
 * confirmed when the tenant is kept. A reservation that is never confirmed was left by a killed server and can be taken
 * after a minute; taking and confirming are each one step on one key, so only one of them succeeds.
 */
final class EmailReservations {
    private static final Script RESERVE = Script.beside(EmailReservations.class, "reserve");
    private static final Script CONFIRM = Script.beside(EmailReservations.class, "confirm");
    private static final Duration LEFT_BEHIND_AFTER = Duration.ofMinutes(1);

    private final Redis redis;

    EmailReservations(Redis redis) {
        this.redis = redis;
    }

    boolean reserve(String emailIndex, TenantId tenant, Instant now) {
        List<Reply> holder = reserve(emailIndex, tenant, now, "");
        if (holder.isEmpty()) {
            return true;
        }
        Instant since = Instant.parse(holder.get(1).text());
        return !since.plus(LEFT_BEHIND_AFTER).isAfter(now)
                && reserve(emailIndex, tenant, now, holder.get(0).text()).isEmpty();
    }

    /** @return false when the reservation was taken, because this server stood still for a minute */
    boolean confirm(String emailIndex, TenantId tenant) {
        return redis.repeatably(CONFIRM.on(List.of(key(emailIndex)), tenant)).yes();
    }

    boolean confirmed(String emailIndex) {
        return redis.read(client -> client.hexists(key(emailIndex), "confirmed"));
    }

    private List<Reply> reserve(String emailIndex, TenantId tenant, Instant now, String from) {
        return redis.repeatably(RESERVE.on(List.of(key(emailIndex)), tenant, now, from))
                .items();
    }

    private static String key(String emailIndex) {
        return RedisKeys.of(TenantId.PLATFORM, "email:" + emailIndex);
    }
}
