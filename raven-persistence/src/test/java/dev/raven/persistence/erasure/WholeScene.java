package dev.raven.persistence.erasure;

import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import dev.raven.persistence.redis.Redis;
import java.util.List;
import java.util.stream.Stream;

/** A server whose tenants, users, memories, keys and jobs are in Redis. */
final class WholeScene {
    private WholeScene() {}

    static Scene over(Redis redis) {
        return new Scene(stores(redis));
    }

    /** What reaches into Redis, in a node of its own. */
    static List<Object> stores(Redis redis) {
        Wiring wiring = new Wiring().with(redis);
        return Stream.of(
                        "tenant.JedisTenantStore",
                        "user.JedisUserStore",
                        "access.JedisApiKeyStore",
                        "usage.JedisUsageStore",
                        "conversation.JedisConversationStore",
                        "memory.JedisMemoryStore",
                        "memory.JedisConsolidationStore",
                        "memory.JedisEmbeddingStore",
                        "key.JedisKeyStore",
                        "key.JedisKeyChangeStore",
                        "notice.JedisNoticeStore",
                        "job.JedisJobStore",
                        "idempotency.JedisIdempotencyStore",
                        "webhook.JedisWebhookStore",
                        "webhook.JedisWebhookSecretStore",
                        "retention.JedisRetentionStore",
                        "erasure.JedisDeletionStore",
                        "erasure.JedisErasureStore",
                        "erasure.JedisRemainsStore")
                .<Object>map(name -> wiring.get(named(name)))
                .toList();
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName("dev.raven.persistence." + name);
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }
}
