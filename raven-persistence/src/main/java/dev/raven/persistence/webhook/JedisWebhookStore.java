package dev.raven.persistence.webhook;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.DeliveryId;
import dev.raven.core.id.TenantId;
import dev.raven.core.webhook.DeliveryState;
import dev.raven.core.webhook.StoredDelivery;
import dev.raven.core.webhook.WebhookPace;
import dev.raven.core.webhook.WebhookStore;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One hash a message, each tenant's by when they are due, and the tenants by when one of theirs is, the slow apart; all in
 * the platform's slot, as any node sends any tenant's: messages are few.
 */
@ApplicationScoped
class JedisWebhookStore implements WebhookStore {
    private static final Script ADD = script("add");
    private static final Script MARK_SLOW = script("mark-slow");
    private static final Script TAKE = script("take");
    private static final Script SETTLE = script("settle");
    private static final Script REVIVE = script("revive");
    private static final Script FORGET = script("forget");
    private static final Script REMOVE_ALL = script("remove-all");
    private static final Script IDS = script("ids");
    private static final Script REPLACE_BODY = script("replace-body");
    private static final String QUICK_TURNS = key("webhooks:due");
    private static final String SLOW_TURNS = key("webhooks:due-slow");
    private static final String SLOW = key("webhooks:slow");
    private static final String TAKEN = key("webhooks:taken");
    private static final int LOOKED_AT = 20;

    private final Redis redis;

    @Inject
    JedisWebhookStore(Redis redis) {
        this.redis = redis;
    }

    /** Repeatable: the message finds itself. */
    @Override
    public boolean add(TenantId tenant, StoredDelivery delivery) {
        List<Object> args = DeliveryFields.of(delivery)
                .argsAfter(delivery.id(), tenant, delivery.due().toEpochMilli(), MOST_WAITING);
        return redis.repeatably(ADD.on(keys(tenant, delivery.id()), args)).yes();
    }

    /** Somebody quicker is no failure: the next tenant's turn is tried. */
    @Override
    public Optional<StoredDelivery> take(WebhookPace pace, Instant now, Instant until) {
        String turns = pace == WebhookPace.QUICK ? QUICK_TURNS : SLOW_TURNS;
        List<String> tenants = redis.read(
                client -> client.zrangeByScore(turns, Double.NEGATIVE_INFINITY, now.toEpochMilli(), 0, LOOKED_AT));
        return tenants.stream()
                .map(TenantId::new)
                .map(tenant -> take(turns, tenant, now, until))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Not repeated: a message whose taking was not answered stays taken by nobody, and is due again. */
    private Optional<StoredDelivery> take(String turns, TenantId tenant, Instant now, Instant until) {
        List<String> first = redis.read(client -> client.zrange(waiting(tenant), 0, 0));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        DeliveryId id = new DeliveryId(first.get(0));
        List<String> keys = List.of(record(id), waiting(tenant), turns, TAKEN);
        Reply taken = redis.once(TAKE.on(keys, id, tenant, now.toEpochMilli(), until.toEpochMilli(), until));
        return DeliveryFields.read(Fields.of(taken));
    }

    @Override
    public void markSlow(TenantId tenant, Instant now, Instant until) {
        redis.repeatably(MARK_SLOW.on(List.of(SLOW), tenant, now.toEpochMilli(), until.toEpochMilli()));
    }

    @Override
    public boolean save(TenantId tenant, StoredDelivery delivery, Instant now) {
        boolean saved = settle(tenant, delivery, now, delivery.state().name());
        if (saved && delivery.state() == DeliveryState.GIVEN_UP) {
            forgetOldest(tenant);
        }
        return saved;
    }

    @Override
    public boolean remove(TenantId tenant, StoredDelivery delivery, Instant now) {
        return settle(tenant, delivery, now, "GONE");
    }

    /** Once more where one came in between: it would be listed nowhere. */
    @Override
    public void removeAll(TenantId tenant) {
        List<DeliveryId> ids = ids(tenant);
        do {
            List<String> keys = Stream.concat(
                            Stream.of(waiting(tenant), givenUp(tenant), QUICK_TURNS, SLOW_TURNS, SLOW, TAKEN),
                            ids.stream().map(JedisWebhookStore::record))
                    .toList();
            redis.repeatably(REMOVE_ALL.on(keys, tenant));
            ids = ids(tenant);
        } while (!ids.isEmpty());
    }

    private boolean settle(TenantId tenant, StoredDelivery delivery, Instant now, String becomes) {
        List<Object> args = DeliveryFields.changing(delivery)
                .argsAfter(
                        delivery.id(),
                        tenant,
                        delivery.fence(),
                        now.toEpochMilli(),
                        becomes,
                        delivery.due().toEpochMilli());
        return redis.once(SETTLE.on(keysWithGivenUp(tenant, delivery.id()), args))
                .yes();
    }

    private void forgetOldest(TenantId tenant) {
        List<String> oldest = redis.read(client -> client.zrange(givenUp(tenant), 0, -(MOST_GIVEN_UP + 1L)));
        for (String id : oldest) {
            redis.repeatably(FORGET.on(List.of(record(new DeliveryId(id)), givenUp(tenant)), id));
        }
    }

    @Override
    public Optional<StoredDelivery> find(TenantId tenant, DeliveryId id) {
        return load(tenant, List.of(id)).stream().findFirst();
    }

    @Override
    public List<DeliveryId> ids(TenantId tenant) {
        return redis.read(IDS.on(List.of(givenUp(tenant), waiting(tenant)))).items().stream()
                .map(Reply::text)
                .map(DeliveryId::new)
                .toList();
    }

    @Override
    public List<StoredDelivery> load(TenantId tenant, List<DeliveryId> ids) {
        return redis.hashes(ids.stream().map(JedisWebhookStore::record).toList()).stream()
                .map(DeliveryFields::read)
                .flatMap(Optional::stream)
                .filter(found -> found.tenant().equals(tenant))
                .toList();
    }

    @Override
    public boolean revive(TenantId tenant, DeliveryId id, Instant now) {
        return redis.repeatably(REVIVE.on(keysWithGivenUp(tenant, id), id, tenant, now.toEpochMilli(), now))
                .yes();
    }

    @Override
    public boolean replaceBody(TenantId tenant, StoredDelivery expected, Sealed again) {
        return redis.once(REPLACE_BODY.on(
                        List.of(record(expected.id())), tenant, expected.body().bytes(), again.bytes()))
                .yes();
    }

    private static List<String> keys(TenantId tenant, DeliveryId id) {
        return List.of(record(id), waiting(tenant), QUICK_TURNS, SLOW_TURNS, SLOW, TAKEN);
    }

    private static List<String> keysWithGivenUp(TenantId tenant, DeliveryId id) {
        return List.of(record(id), waiting(tenant), QUICK_TURNS, SLOW_TURNS, SLOW, TAKEN, givenUp(tenant));
    }

    private static String record(DeliveryId id) {
        return key("webhook:" + id);
    }

    private static String waiting(TenantId tenant) {
        return key("webhooks:waiting:" + tenant);
    }

    private static String givenUp(TenantId tenant) {
        return key("webhooks:given-up:" + tenant);
    }

    private static String key(String part) {
        return RedisKeys.of(TenantId.PLATFORM, part);
    }

    private static Script script(String name) {
        return Script.beside(JedisWebhookStore.class, name);
    }
}
