package dev.raven.persistence.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyChangeStore;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyPurpose;
import dev.raven.persistence.redis.Feed;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Changes of keys in one feed. */
@ApplicationScoped
class JedisKeyChangeStore implements KeyChangeStore {
    private final Feed feed;

    @Inject
    JedisKeyChangeStore(Redis redis) {
        this.feed = new Feed(redis, "key-changes");
    }

    @Override
    public void announce(KeyName name) {
        feed.announce(
                switch (name) {
                    case KeyName.OfTenant of -> fields(of.tenant(), of.purpose(), "");
                    case KeyName.OfSubject of -> fields(of.tenant(), "", of.user());
                });
    }

    private static Fields fields(TenantId tenant, Object purpose, Object user) {
        return new Fields().with("tenant", tenant).with("purpose", purpose).with("user", user);
    }

    @Override
    public String newest() {
        return feed.newest();
    }

    @Override
    public Optional<List<Change>> after(String position) {
        return feed.after(position)
                .map(entries ->
                        entries.stream().map(JedisKeyChangeStore::change).toList());
    }

    private static Change change(Feed.Entry entry) {
        TenantId tenant = new TenantId(entry.fields().text("tenant"));
        String user = entry.fields().text("user");
        KeyName name = user.isEmpty()
                ? new KeyName.OfTenant(tenant, KeyPurpose.valueOf(entry.fields().text("purpose")))
                : new KeyName.OfSubject(tenant, new UserId(user));
        return new Change(entry.position(), name);
    }
}
