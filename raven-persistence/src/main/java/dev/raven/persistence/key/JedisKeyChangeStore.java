package dev.raven.persistence.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyChangeStore;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyPurpose;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Changes of keys in one stream of the last 100,000; positions are the stream's own. */
@ApplicationScoped
class JedisKeyChangeStore implements KeyChangeStore {
    private static final Script ANNOUNCE = Script.beside(JedisKeyChangeStore.class, "announce");
    private static final Script AFTER = Script.beside(JedisKeyChangeStore.class, "after");
    private static final Script NEWEST = Script.beside(JedisKeyChangeStore.class, "newest");
    private static final List<String> STREAM = List.of(RedisKeys.of(TenantId.PLATFORM, "key-changes"));
    private static final int KEPT = 100_000;
    private static final int AT_ONCE = 1000;

    private final Redis redis;

    @Inject
    JedisKeyChangeStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public void announce(KeyName name) {
        redis.repeatably(
                switch (name) {
                    case KeyName.OfTenant of -> ANNOUNCE.on(STREAM, KEPT, of.tenant(), of.purpose(), "");
                    case KeyName.OfSubject of -> ANNOUNCE.on(STREAM, KEPT, of.tenant(), "", of.user());
                });
    }

    @Override
    public String newest() {
        return redis.read(NEWEST.on(STREAM)).text();
    }

    @Override
    public Optional<List<Change>> after(String position) {
        Reply reply = redis.read(AFTER.on(STREAM, position, AT_ONCE));
        return reply.item(0).yes()
                ? Optional.of(reply.item(1).items().stream()
                        .map(JedisKeyChangeStore::change)
                        .toList())
                : Optional.empty();
    }

    private static Change change(Reply entry) {
        Reply values = entry.item(1);
        TenantId tenant = new TenantId(values.item(1).text());
        String user = values.item(5).text();
        KeyName name = user.isEmpty()
                ? new KeyName.OfTenant(tenant, KeyPurpose.valueOf(values.item(3).text()))
                : new KeyName.OfSubject(tenant, new UserId(user));
        return new Change(entry.item(0).text(), name);
    }
}
