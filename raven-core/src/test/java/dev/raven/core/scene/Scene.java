package dev.raven.core.scene;

import dev.raven.api.access.Scope;
import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.memory.QueryRequest;
import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.api.tenant.UpdateTenantRequest;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.core.access.AccessSettings;
import dev.raven.core.access.ApiKey;
import dev.raven.core.access.InMemoryApiKeyStore;
import dev.raven.core.access.StoredApiKey;
import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.audit.AuditVerdict;
import dev.raven.core.audit.AuditVerification;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.backup.BackupSettings;
import dev.raven.core.backup.InMemoryBackupProgressStore;
import dev.raven.core.backup.InMemoryBackupStore;
import dev.raven.core.backup.InMemoryBackupTarget;
import dev.raven.core.backup.InMemoryScratchStorage;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.checklist.InMemoryAttestationStore;
import dev.raven.core.content.ContentSettings;
import dev.raven.core.conversation.ConversationService;
import dev.raven.core.conversation.InMemoryConversationStore;
import dev.raven.core.erasure.ErasureSettings;
import dev.raven.core.erasure.FakeAuditKeys;
import dev.raven.core.erasure.InMemoryDeletionStore;
import dev.raven.core.erasure.InMemoryErasureStore;
import dev.raven.core.erasure.InMemoryRemainsStore;
import dev.raven.core.export.TextExportFormat;
import dev.raven.core.fact.FactModel;
import dev.raven.core.fact.LanguageModel;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.idempotency.InMemoryIdempotencyStore;
import dev.raven.core.job.InMemoryJobStore;
import dev.raven.core.key.InMemoryKeyChangeStore;
import dev.raven.core.key.InMemoryKeyStore;
import dev.raven.core.key.InMemoryOperatorKeys;
import dev.raven.core.key.KeySettings;
import dev.raven.core.limit.InMemoryLimitStore;
import dev.raven.core.limit.InMemoryNodeStore;
import dev.raven.core.limit.LimitSettings;
import dev.raven.core.memory.ConsolidationSettings;
import dev.raven.core.memory.EmbeddingModel;
import dev.raven.core.memory.InMemoryConsolidationStore;
import dev.raven.core.memory.InMemoryEmbeddingStore;
import dev.raven.core.memory.InMemoryMemoryStore;
import dev.raven.core.memory.Ingested;
import dev.raven.core.memory.MemoryService;
import dev.raven.core.memory.MemorySettings;
import dev.raven.core.memory.RerankingModel;
import dev.raven.core.network.AllowList;
import dev.raven.core.notice.InMemoryNoticeStore;
import dev.raven.core.recall.Embedder;
import dev.raven.core.registration.RegistrationMode;
import dev.raven.core.registration.RegistrationService;
import dev.raven.core.session.InMemorySessionStore;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.tenant.InMemoryTenantStore;
import dev.raven.core.tenant.TenantService;
import dev.raven.core.usage.InMemoryUsageStore;
import dev.raven.core.user.InMemoryUserStore;
import dev.raven.core.user.UserService;
import dev.raven.core.webhook.InMemoryWebhookSecretStore;
import dev.raven.core.webhook.InMemoryWebhookStore;
import dev.raven.core.webhook.WebhookSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A server's services over stores in memory, and the calls that every test makes. */
public final class Scene {
    public static final RequestOrigin ORIGIN =
            new RequestOrigin("req_test", "POST", "/test", Optional.of("127.0.0.1"), Optional.of("a test"));
    private static final EnumSet<Scope> TENANT_SCOPES = EnumSet.complementOf(EnumSet.of(Scope.PLATFORM_ADMIN));

    private final TestClock clock = new TestClock();
    private final InMemoryConversationStore conversations = new InMemoryConversationStore();
    private final InMemoryMemoryStore memories = new InMemoryMemoryStore(conversations);
    private final InMemoryTenantStore tenants = new InMemoryTenantStore();
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final InMemoryKeyStore keys = new InMemoryKeyStore();
    private final InMemoryDeletionStore ledgers = new InMemoryDeletionStore();
    private final List<Object> shared = List.of(
            clock,
            conversations,
            memories,
            new InMemoryConsolidationStore(clock),
            new InMemoryEmbeddingStore(),
            tenants,
            users,
            new InMemoryApiKeyStore(),
            keys,
            new InMemoryOperatorKeys(),
            new InMemoryKeyChangeStore(),
            new InMemoryNoticeStore(),
            new InMemoryJobStore(),
            new InMemoryIdempotencyStore(clock),
            new InMemoryLimitStore(clock),
            new InMemoryNodeStore(clock),
            new InMemoryWebhookStore(),
            new InMemoryWebhookSecretStore(),
            new InMemoryUsageStore(),
            ledgers,
            new InMemoryErasureStore(),
            new InMemoryBackupStore(),
            new InMemoryBackupProgressStore(),
            new InMemoryBackupTarget(),
            new InMemoryScratchStorage(),
            new InMemoryAttestationStore(),
            new InMemorySessionStore(clock),
            new InMemoryRemainsStore(tenants, users, memories, keys, ledgers),
            new FakeAuditKeys(),
            new InMemoryAuditStore(clock),
            new InMemoryAuditLog(),
            new InMemorySignals());
    private final List<Object> stores;
    private final Wiring node;

    public Scene() {
        this(RegistrationMode.OPEN);
    }

    public Scene(RegistrationMode registration) {
        this(registration, List.of());
    }

    /** Over these stores, and in memory what they do not keep. */
    public Scene(List<Object> stores) {
        this(RegistrationMode.OPEN, stores);
    }

    private Scene(RegistrationMode registration, List<Object> stores) {
        this.stores = stores;
        this.node = node(registration, new EmbeddingModel(Optional.of(new FakeEmbedder())));
    }

    private Wiring node(RegistrationMode registration, EmbeddingModel model) {
        return node(new Wiring(), registration, model, new FactModel(Optional.empty()));
    }

    private Wiring node(Wiring wiring, RegistrationMode registration, EmbeddingModel model, FactModel facts) {
        SecureRandom random = new SecureRandom();
        stores.forEach(wiring::withUnlessGiven);
        wiring.with(random)
                .with(new Ids(random))
                .with(new AccessSettings("test", false, Optional.empty(), new AllowList(List.of())))
                .with(ServerSettings.from(new Environment(Map.of("RAVEN_ENVIRONMENT", "production"))))
                .with(new LimitSettings(5, 30, 60, 10_000_000))
                .with(new MemorySettings(64, 64))
                .with(new ConsolidationSettings(Duration.ofMinutes(5), 1))
                .with(new KeySettings(false, true, Duration.ofMinutes(5), Duration.ofDays(90)))
                .with(new AuditOrigin("raven"))
                .with(new ErasureSettings(Duration.ofDays(14)))
                .with(new BackupSettings(
                        "memory", false, Duration.ZERO, Duration.ofDays(30), Duration.ofDays(14), Duration.ZERO))
                .with(new ContentSettings(false))
                .with(new TextExportFormat())
                .with(model)
                .with(facts)
                .with(new WebhookSettings(true, Set.of(443), List.of()))
                .with(RerankingModel.NONE)
                .with((AuditVerification) (log, progress) -> new AuditVerdict(0, 0, 0, 0, List.of()))
                .with(registration);
        shared.forEach(wiring::with);
        return wiring;
    }

    /** Another server over the same stores, with caches of its own. */
    public Wiring anotherNode() {
        return nodeWith(new FakeEmbedder());
    }

    public Wiring nodeWith(Embedder embedder) {
        return node(RegistrationMode.OPEN, new EmbeddingModel(Optional.of(embedder)));
    }

    /** Another server over the same stores, of which one is reached through that. */
    public Wiring nodeOver(Object store) {
        return nodeOver(List.of(store));
    }

    /** Another server over the same content, which it reaches through these. */
    public Wiring nodeOver(List<Object> ways) {
        Wiring wiring = new Wiring();
        ways.forEach(wiring::with);
        return node(
                wiring,
                RegistrationMode.OPEN,
                new EmbeddingModel(Optional.of(new FakeEmbedder())),
                new FactModel(Optional.empty()));
    }

    /** Another server over the same stores that has a language model read facts. */
    public Wiring nodeWith(LanguageModel languageModel) {
        return node(
                new Wiring(),
                RegistrationMode.OPEN,
                new EmbeddingModel(Optional.of(new FakeEmbedder())),
                new FactModel(Optional.of(languageModel)));
    }

    /** Another server over the same stores that cannot load a model. */
    public Wiring nodeWithoutModel() {
        return node(RegistrationMode.OPEN, new EmbeddingModel(Optional.empty()));
    }

    /** This server. */
    public Wiring node() {
        return node;
    }

    /** One of the parts of this server. */
    public <T> T get(Class<T> type) {
        return node.get(type);
    }

    public TestClock clock() {
        return clock;
    }

    /** A registered tenant's caller with every scope of a tenant. */
    public Caller tenant() {
        return tenant(null);
    }

    public Caller tenant(@Nullable TenantSettingsPatch settings) {
        RegisterTenantRequest request =
                new RegisterTenantRequest("Example", UUID.randomUUID() + "@example.com", settings);
        ApiKey first = get(RegistrationService.class)
                .register(Caller.anonymous(ORIGIN), request)
                .apiKey();
        return caller(first);
    }

    /** Whoever holds that key. */
    public static Caller caller(ApiKey key) {
        StoredApiKey stored = key.stored();
        return new Caller(
                Optional.of(stored.tenant()),
                Optional.of(stored.id()),
                Optional.of(key.text().prefix()),
                stored.reach().scopes(),
                ORIGIN);
    }

    /** Another caller of a tenant's, whose key is not stored. */
    public Caller caller(TenantId tenant) {
        return new Caller(
                Optional.of(tenant),
                Optional.of(get(Ids.class).apiKey()),
                Optional.of("rk_test_rvn_000000000000"),
                TENANT_SCOPES,
                ORIGIN);
    }

    public void settings(Caller caller, TenantSettingsPatch patch) {
        get(TenantService.class).update(caller, new UpdateTenantRequest(null, patch));
    }

    public UserId user(Caller caller) {
        return get(UserService.class)
                .create(caller, new CreateUserRequest(null, null, null))
                .id();
    }

    public ConversationId conversation(Caller caller, UserId user) {
        return get(ConversationService.class)
                .create(caller, new CreateConversationRequest(user.value(), null, null, null))
                .id();
    }

    public Ingested ingest(Caller caller, UserId user, ConversationId conversation, String said) {
        return get(MemoryService.class)
                .ingest(
                        caller,
                        new IngestRequest(user.value(), conversation.value(), said, "noted", null, null),
                        Optional.empty());
    }

    /** What the user said in what was found, best first. */
    public List<String> found(Caller caller, UserId user, String question) {
        return found(node, caller, user, question);
    }

    public static List<String> found(Wiring node, Caller caller, UserId user, String question) {
        return node.get(MemoryService.class).query(caller, query(user, question)).found().stream()
                .map(found -> found.interaction().userMessage())
                .toList();
    }

    public static QueryRequest query(UserId user, String question) {
        return new QueryRequest(user.value(), question, null, 100, null, null, null, null, null, null);
    }
}
