package dev.raven.persistence.usage;

import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import dev.raven.core.usage.AnomalyKind;
import dev.raven.core.usage.DayUse;
import dev.raven.core.usage.KeyAnomaly;
import dev.raven.core.usage.KeyTally;
import dev.raven.core.usage.Sighting;
import dev.raven.core.usage.UsageFacts;
import dev.raven.core.usage.UsageStore;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A hash a key and day, and what anomalies are judged by in one more hash and a sorted set of networks by their last day. */
@ApplicationScoped
class JedisUsageStore implements UsageStore {
    private static final Script NOTE = Script.beside(JedisUsageStore.class, "note");
    private static final Script INHERIT = Script.beside(JedisUsageStore.class, "inherit");
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final String DUE = "due";

    private final Redis redis;

    @Inject
    JedisUsageStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public List<Optional<UsageFacts>> add(List<KeyTally> tallies) {
        return redis.repeatably(tallies.stream().map(TallyFields::call).toList()).stream()
                .map(TallyFields::facts)
                .toList();
    }

    @Override
    public List<DayUse> days(TenantId tenant, ApiKeyId key, List<LocalDate> days) {
        UsageKeys keys = new UsageKeys(tenant, key);
        List<Fields> found = redis.hashes(days.stream().map(keys::day).toList());
        return IntStream.range(0, days.size())
                .mapToObj(i -> TallyFields.read(days.get(i), found.get(i)))
                .toList();
    }

    @Override
    public boolean note(TenantId tenant, ApiKeyId key, Sighting seen, Instant now) {
        return redis.repeatably(NOTE.on(
                        List.of(new UsageKeys(tenant, key).anomalies()),
                        seen.kind().wireName(),
                        now.toEpochMilli(),
                        SELDOM.toMillis(),
                        MOST_ANOMALIES,
                        TallyFields.KEPT.toSeconds(),
                        seen.network().orElse("-"),
                        seen.batch().node() + ":" + seen.batch().sequence(),
                        seen.network().isPresent() ? MOST_NEW_NETWORKS : 1))
                .yes();
    }

    @Override
    public void inherit(TenantId tenant, ApiKeyId from, ApiKeyId to) {
        UsageKeys old = new UsageKeys(tenant, from);
        UsageKeys next = new UsageKeys(tenant, to);
        redis.repeatably(INHERIT.on(
                List.of(old.state(), old.networks(), next.state(), next.networks()), TallyFields.KEPT.toSeconds()));
    }

    @Override
    public List<KeyAnomaly> anomalies(TenantId tenant, ApiKeyId key) {
        return redis.read(client -> client.lrange(new UsageKeys(tenant, key).anomalies(), 0, -1)).stream()
                .map(JedisUsageStore::anomaly)
                .toList();
    }

    private static KeyAnomaly anomaly(String entry) {
        String[] parts = entry.split(" ", -1);
        return new KeyAnomaly(
                AnomalyKind.named(parts[0]),
                Instant.ofEpochMilli(Long.parseLong(parts[1])),
                Instant.ofEpochMilli(Long.parseLong(parts[2])),
                Long.parseLong(parts[3]));
    }

    @Override
    public boolean toldDue(TenantId tenant, ApiKeyId key) {
        return redis.read(client -> client.hexists(new UsageKeys(tenant, key).state(), DUE));
    }

    @Override
    public void tellDue(TenantId tenant, ApiKeyId key) {
        redis.repeatably(client -> client.hset(new UsageKeys(tenant, key).state(), DUE, "1"));
    }
}
