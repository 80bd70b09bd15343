package dev.raven.persistence.idempotency;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.idempotency.IdempotencyStore;
import dev.raven.core.idempotency.StoredResponse;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two hashes a request in a slot of its own: the claim that becomes the response, and the brief response. */
@ApplicationScoped
class JedisIdempotencyStore implements IdempotencyStore {
    private static final Script CLAIM = Script.beside(JedisIdempotencyStore.class, "claim");
    private static final Script ANSWER = Script.beside(JedisIdempotencyStore.class, "answer");
    private static final Script RELEASE = Script.beside(JedisIdempotencyStore.class, "release");

    private static final Script FILE = Script.beside(JedisIdempotencyStore.class, "file");
    /** As long as a response is kept, and the request that it answers may take. */
    private static final Duration FILED = Duration.ofHours(25);

    private final Redis redis;

    @Inject
    JedisIdempotencyStore(Redis redis) {
        this.redis = redis;
    }

    /** Not waited for: what a claim protects is acknowledged by itself, and one that only failed to spread would block. */
    @Override
    public Claim claim(String request, String fingerprint, Duration lease) {
        Reply reply = redis.provisionally(CLAIM.on(keys(request), fingerprint, lease.toMillis()));
        return switch (reply.item(0).text()) {
            case "granted" -> new Claim.Granted();
            case "running" -> new Claim.Running();
            case "mismatch" -> new Claim.Mismatch();
            case "answered" -> new Claim.Answered(read(Fields.of(reply.item(1))));
            default -> throw new IllegalStateException("the claim script answered something new");
        };
    }

    @Override
    public void answer(String request, StoredResponse response, Optional<StoredResponse> brief, Retain retain) {
        List<Object> args = new ArrayList<>(
                List.of(retain.response().toMillis(), retain.brief().toMillis()));
        args.addAll(values(response));
        brief.ifPresent(shown -> args.addAll(values(shown)));
        redis.repeatably(ANSWER.on(keys(request), args));
    }

    @Override
    public void file(TenantId tenant, ConversationId conversation, String request) {
        redis.repeatably(FILE.on(List.of(filed(tenant, conversation)), request, FILED.toSeconds()));
    }

    /** The list last: whoever is killed in between finds it there again. */
    @Override
    public void forget(TenantId tenant, ConversationId conversation) {
        String filed = filed(tenant, conversation);
        redis.read(client -> client.smembers(filed))
                .forEach(request ->
                        redis.repeatably(client -> client.del(keys(request).toArray(String[]::new))));
        redis.repeatably(client -> client.del(filed));
    }

    private static String filed(TenantId tenant, ConversationId conversation) {
        return RedisKeys.of(tenant, conversation, "responses");
    }

    @Override
    public void release(String request) {
        redis.repeatably(RELEASE.on(keys(request)));
    }

    private static List<Object> values(StoredResponse response) {
        return List.of(
                response.owner(),
                response.user().map(UserId::value).orElse(""),
                response.status(),
                response.body().bytes());
    }

    private static StoredResponse read(Fields fields) {
        return new StoredResponse(
                new TenantId(fields.text("owner")),
                fields.optional("user").filter(user -> !user.isEmpty()).map(UserId::new),
                (int) fields.number("status"),
                fields.sealed("body"));
    }

    private static List<String> keys(String request) {
        String record = RedisKeys.single("idem", request);
        return List.of(record, record + ":brief");
    }
}
