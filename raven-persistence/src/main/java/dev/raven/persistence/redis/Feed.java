package dev.raven.persistence.redis;

import dev.raven.core.id.TenantId;
import java.util.List;
import java.util.Optional;

/** A stream of what every node wants to hear, in the platform's slot; positions are the stream's own. */
public final class Feed {
    private static final Script ANNOUNCE = Script.beside(Feed.class, "announce");
    private static final Script AFTER = Script.beside(Feed.class, "after");
    private static final Script NEWEST = Script.beside(Feed.class, "newest");
    private static final int KEPT = 100_000;
    private static final int AT_ONCE = 1000;

    private final Redis redis;
    private final List<String> stream;

    /** @param name of the stream among the platform's keys */
    public Feed(Redis redis, String name) {
        this.redis = redis;
        this.stream = List.of(RedisKeys.of(TenantId.PLATFORM, name));
    }

    /** Adds an entry; the last 100,000 are kept. */
    public void announce(Fields fields) {
        redis.repeatably(ANNOUNCE.on(stream, fields.argsAfter(KEPT)));
    }

    /** The position of the newest entry. */
    public String newest() {
        return redis.read(NEWEST.on(stream)).text();
    }

    /** The entries after a position, or empty when some of them were dropped. */
    public Optional<List<Entry>> after(String position) {
        Reply reply = redis.read(AFTER.on(stream, position, AT_ONCE));
        return reply.item(0).yes()
                ? Optional.of(reply.item(1).items().stream().map(Feed::entry).toList())
                : Optional.empty();
    }

    private static Entry entry(Reply entry) {
        return new Entry(entry.item(0).text(), Fields.of(entry.item(1)));
    }

    /** @param position of this entry, to ask for the next */
    public record Entry(String position, Fields fields) {}
}
