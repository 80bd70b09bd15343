package dev.raven.persistence.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.memory.FlushRequest;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.api.tenant.EraseTenantRequest;
import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.core.access.ApiKeyStore;
import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.Begun;
import dev.raven.core.erasure.Destroyed;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.erasure.RemainsStore;
import dev.raven.core.erasure.TenantErasureService;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.idempotency.FirstResponse;
import dev.raven.core.idempotency.IdempotencyService;
import dev.raven.core.idempotency.KeyedCall;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.Jobs;
import dev.raven.core.memory.MemoryService;
import dev.raven.core.registration.RegistrationService;
import dev.raven.core.scene.Scene;
import dev.raven.core.user.UserStore;
import dev.raven.persistence.redis.RedisServer;
import dev.raven.persistence.redis.TestRedis;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;

/** What lies in Redis of a tenant that was erased, and of all others. */
class TenantRemainsTest {
    private static final String ADDRESS = "acme@example.com";
    private static final HexFormat HEX = HexFormat.of();
    private static final Set<String> OF_THE_SERVER =
            Set.of("key-changes", "notices", "jobs:due", "jobs:lanes", "deletions:subjects", "deletions");

    private final RedisServer server = RedisServer.start();
    private final UnifiedJedis client = TestRedis.client(server);
    private final Scene scene = WholeScene.over(TestRedis.over(client));
    private final Caller acme = register();
    private final TenantId tenant = acme.tenantId();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Caller register() {
        return Scene.caller(scene.get(RegistrationService.class)
                .register(Caller.anonymous(Scene.ORIGIN), new RegisterTenantRequest("Acme", ADDRESS, null))
                .apiKey());
    }

    /** Somebody with an exchange in a block and one in the tail. */
    private UserId talkative(Caller caller) {
        UserId user = scene.user(caller);
        ConversationId talk = scene.conversation(caller, user);
        scene.ingest(caller, user, talk, "I live in Oslo.");
        scene.get(MemoryService.class).flush(caller, new FlushRequest(user.value(), null));
        scene.ingest(caller, user, talk, "the code is 4711");
        return user;
    }

    private void answer(Caller caller, Optional<UserId> user) {
        KeyedCall call = new KeyedCall(caller.keyId().orElseThrow().value(), "POST /users", "a", "{}");
        IdempotencyService service = scene.get(IdempotencyService.class);
        service.begin(call);
        service.answer(call, new FirstResponse(caller.tenantId(), user, Optional.empty(), 201, "{}", Optional.empty()));
    }

    private Begun erase() {
        return scene.get(TenantErasureService.class).erase(acme, new EraseTenantRequest(tenant.value()));
    }

    private Map<String, String> content(Predicate<String> which) {
        Map<String, String> content = new TreeMap<>();
        try (Jedis redis = new Jedis(server.url())) {
            redis.keys("rvn:*").stream().filter(which).forEach(name -> content.put(name, bytes(redis, name)));
        }
        return content;
    }

    /** The fields of a hash in an order: Redis tells them in another once its table has grown. */
    private static String bytes(Jedis redis, String name) {
        byte[] key = name.getBytes(StandardCharsets.UTF_8);
        return redis.type(name).equals("hash")
                ? redis.hgetAll(key).entrySet().stream()
                        .map(field -> HEX.formatHex(field.getKey()) + "=" + HEX.formatHex(field.getValue()))
                        .sorted()
                        .collect(Collectors.joining(" "))
                : HEX.formatHex(redis.dump(key));
    }

    private boolean tells(String name) {
        try (Jedis redis = new Jedis(server.url())) {
            return name.contains(tenant.value())
                    || redis.type(name).equals("hash")
                            && redis.hgetAll(name).values().stream().anyMatch(tenant.value()::equals);
        }
    }

    private boolean isOfOthers(String name) {
        boolean platforms = name.startsWith("rvn:{" + TenantId.PLATFORM + "}:");
        String part = name.substring(name.indexOf('}') + 1).replaceFirst("^:", "");
        return !(platforms
                        && (OF_THE_SERVER.contains(part) || part.matches("(job:|jobs:|deletion:|erasures|tenants).*")))
                && !tells(name);
    }

    @Test
    void nothingOfATenantIsLeftButItsLogAndNobodyElseLosesAByte() {
        talkative(acme);
        UserId erased = talkative(acme);
        scene.get(ErasureService.class).eraseUser(acme, Optional.of(erased));
        answer(acme, Optional.empty());
        scene.get(Jobs.class).ensure(tenant, JobOrder.of(JobKind.SWEEP_RETENTION, Map.of()));
        Caller other = scene.tenant();
        UserId stays = talkative(other);
        answer(other, Optional.of(stays));
        Map<String, String> before = content(this::isOfOthers);
        assertThat(before).hasSizeGreaterThan(12);
        assertThat(content(this::tells)).hasSizeGreaterThan(20);

        Begun begun = erase();

        assertThat(begun.deletion().destroyed()).isEqualTo(new Destroyed(2, 1, Optional.empty(), 1, 1, 3));
        assertThat(content(this::tells).keySet())
                .as("its log, that it is closed, its place in the ledger")
                .allMatch(name -> name.contains("}:audit")
                        || name.equals("rvn:{" + tenant + "}:tenant")
                        || name.endsWith(":memory")
                        || name.startsWith("rvn:{" + TenantId.PLATFORM + "}:deletion"));
        assertThat(client.hgetAll("rvn:{" + tenant + "}:tenant")).isEqualTo(Map.of("closed", "1"));
        assertThat(content(this::isOfOthers)).isEqualTo(before);
        assertThat(scene.found(other, stays, "code")).contains("the code is 4711");
        assertThat(register().tenantId()).isNotEqualTo(tenant);
    }

    @Test
    void whoComesLateAddsNoUser() {
        UserId alice = scene.user(acme);
        UserStore users = scene.get(UserStore.class);
        var stored = users.find(tenant, alice).orElseThrow();
        erase();
        assertThat(users.create(tenant, stored, Optional.empty(), 9)).isEqualTo(UserStore.Outcome.TENANT_GONE);
        assertThat(users.replace(tenant, stored, stored, Optional.empty())).isEqualTo(UserStore.Outcome.TENANT_GONE);
        assertThatThrownBy(() -> scene.user(acme)).isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void whatCameLateIsFoundWhenItIsLookedForAgain() {
        var key = scene.get(ApiKeyStore.class).list(tenant).get(0);
        erase();
        scene.get(ApiKeyStore.class).create(tenant, key);
        client.hset("rvn:{" + tenant + "}:keys:used", "key", "now");
        RemainsStore remains = scene.get(RemainsStore.class);
        Optional<String> from = remains.remove(tenant, Optional.empty());
        while (from.isPresent()) {
            from = remains.remove(tenant, from);
        }
        assertThat(scene.get(ApiKeyStore.class).findByPublicId(key.publicId())).isEmpty();
        assertThat(client.exists("rvn:{" + tenant + "}:keys:used")).isFalse();
    }
}
