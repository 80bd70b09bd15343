package dev.raven.persistence.notice;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeStore;
import dev.raven.persistence.redis.Feed;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Notices in one feed. */
@ApplicationScoped
class JedisNoticeStore implements NoticeStore {
    private final Feed feed;

    @Inject
    JedisNoticeStore(Redis redis) {
        this.feed = new Feed(redis, "notices");
    }

    @Override
    public void post(TenantId tenant, Optional<String> apiKey, Optional<UserId> user) {
        feed.announce(new Fields().with("tenant", tenant).with("key", apiKey).with("user", user));
    }

    @Override
    public String newest() {
        return feed.newest();
    }

    @Override
    public Optional<List<Posted>> after(String position) {
        return feed.after(position)
                .map(entries -> entries.stream().map(JedisNoticeStore::posted).toList());
    }

    private static Posted posted(Feed.Entry entry) {
        return new Posted(
                entry.position(),
                new Notice(
                        new TenantId(entry.fields().text("tenant")),
                        entry.fields().optional("key"),
                        entry.fields().optional("user").map(UserId::new)));
    }
}
