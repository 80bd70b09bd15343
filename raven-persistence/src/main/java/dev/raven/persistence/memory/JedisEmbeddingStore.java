package dev.raven.persistence.memory;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.EmbeddingStore;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A hash for the deployed model and a sorted set of marks by their time, in the platform's slot. */
@ApplicationScoped
class JedisEmbeddingStore implements EmbeddingStore {
    private static final Script DEPLOYED = Script.beside(JedisEmbeddingStore.class, "deployed-model");
    private static final Script DEPLOY = Script.beside(JedisEmbeddingStore.class, "deploy-model");
    private static final Script EVERYWHERE = Script.beside(JedisEmbeddingStore.class, "model-everywhere");
    private static final Script MARK = Script.beside(JedisEmbeddingStore.class, "mark-lacking");
    private static final Script MARKS = Script.beside(JedisEmbeddingStore.class, "lacking");
    private static final Script UNMARK = Script.beside(JedisEmbeddingStore.class, "unmark-lacking");
    private static final List<String> MODEL = List.of(RedisKeys.of(TenantId.PLATFORM, "embeddings"));
    private static final List<String> LACKING = List.of(RedisKeys.of(TenantId.PLATFORM, "embeddings:lacking"));

    private final Redis redis;

    @Inject
    JedisEmbeddingStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Optional<Deployed> deployed() {
        Reply reply = redis.repeatably(DEPLOYED.on(MODEL));
        String model = reply.item(0).text();
        return model.isEmpty()
                ? Optional.empty()
                : Optional.of(new Deployed(model, reply.item(1).yes()));
    }

    @Override
    public void deploy(String model) {
        redis.repeatably(DEPLOY.on(MODEL, model));
    }

    @Override
    public void markEverywhere(String model) {
        redis.repeatably(EVERYWHERE.on(MODEL, model));
    }

    @Override
    public void markLacking(TenantId tenant, UserId user, Instant since) {
        redis.repeatably(MARK.on(LACKING, tenant + "/" + user, since.toEpochMilli()));
    }

    @Override
    public List<Lacking> lacking(Instant noLater, int most) {
        List<Reply> flat = redis.repeatably(MARKS.on(LACKING, noLater.toEpochMilli(), most))
                .items();
        return IntStream.range(0, flat.size() / 2)
                .mapToObj(i -> mark(
                        flat.get(2 * i).text(),
                        Long.parseLong(flat.get(2 * i + 1).text())))
                .toList();
    }

    @Override
    public void unmark(TenantId tenant, Lacking mark) {
        redis.repeatably(
                UNMARK.on(LACKING, tenant + "/" + mark.user(), mark.since().toEpochMilli()));
    }

    private static Lacking mark(String member, long millis) {
        int slash = member.indexOf('/');
        return new Lacking(
                new TenantId(member.substring(0, slash)),
                new UserId(member.substring(slash + 1)),
                Instant.ofEpochMilli(millis));
    }
}
