package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.raven.api.access.ApiKeyPreset;
import dev.raven.api.access.ApiKeyStatus;
import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.CreatedApiKeyView;
import dev.raven.api.access.RotateApiKeyRequest;
import dev.raven.api.access.Scope;
import dev.raven.api.access.UpdateApiKeyRequest;
import dev.raven.api.client.RateLimit;
import dev.raven.api.client.RavenClient;
import dev.raven.api.client.RavenProblemException;
import dev.raven.api.conversation.ConversationView;
import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.conversation.ParticipantsView;
import dev.raven.api.conversation.UpdateConversationRequest;
import dev.raven.api.encryption.KeyListView;
import dev.raven.api.encryption.RotateKeysRequest;
import dev.raven.api.encryption.RotationLevel;
import dev.raven.api.erasure.ReceiptView;
import dev.raven.api.job.JobView;
import dev.raven.api.memory.BulkIngestView;
import dev.raven.api.memory.FactView;
import dev.raven.api.memory.FlushRequest;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.memory.InteractionView;
import dev.raven.api.memory.MemoryView;
import dev.raven.api.memory.QueryRequest;
import dev.raven.api.memory.QueryView;
import dev.raven.api.patch.Change;
import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.tenant.ContentPolicy;
import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.api.tenant.RegisteredTenantView;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.api.tenant.TenantView;
import dev.raven.api.tenant.UpdateTenantRequest;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.api.user.HoldRequest;
import dev.raven.api.user.UpdateUserRequest;
import dev.raven.api.user.UserView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Java client against the server: each of its methods, and what it makes of refusals. */
@ExtendWith(Raven.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientIT {
    private static final Instant LONG_AGO = Instant.parse("2024-05-01T08:00:00Z");

    private RavenServer server;
    private RavenClient raven;

    @BeforeAll
    void register(RavenServer server) {
        this.server = server;
        raven = as(registered().apiKey());
    }

    @AfterAll
    void close() {
        raven.close();
    }

    private RegisteredTenantView registered() {
        try (RavenClient anybody = RavenClient.builder(server.url()).build()) {
            return anybody.tenant()
                    .register(new RegisterTenantRequest("Example", UUID.randomUUID() + "@example.com", null));
        }
    }

    private RavenClient as(String key) {
        return RavenClient.builder(server.url()).apiKey(key).build();
    }

    private UserView person() {
        return raven.users().create(new CreateUserRequest(null, "Alice", null));
    }

    private static void refused(ProblemCode code, Runnable call) {
        assertThatExceptionOfType(RavenProblemException.class)
                .isThrownBy(call::run)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code.wireName()));
    }

    @Test
    void people() {
        String ref = "someone-of-a-client";
        UserView created = raven.users().create(new CreateUserRequest(ref, "Alice", Map.of("plan", "pro")));
        assertThat(raven.users().get(created.userId())).isEqualTo(created);
        assertThat(raven.users().find(ref)).hasValue(created);
        assertThat(raven.users().find("nobody")).isEmpty();
        assertThat(raven.users().list(100, 0).users()).contains(created);

        UserView changed = raven.users()
                .update(
                        created.userId(),
                        new UpdateUserRequest(new Change.Keep<>(), new Change.Clear<>(), new Change.Set<>(Map.of())));
        assertThat(changed.externalRef()).isEqualTo(ref);
        assertThat(changed.displayName()).isNull();
        assertThat(changed.metadata()).isEmpty();

        assertThat(raven.users()
                        .hold(created.userId(), new HoldRequest("a case"))
                        .legalHold())
                .isNotNull();
        refused(ProblemCode.LEGAL_HOLD, () -> raven.users().erase(created.userId()));
        assertThat(raven.users().release(created.userId()).legalHold()).isNull();
        ReceiptView receipt = raven.users().erase(created.userId());
        assertThat(raven.users().erase(created.userId()).receiptId()).isEqualTo(receipt.receiptId());
        refused(ProblemCode.NOT_FOUND, () -> raven.users().get(created.userId()));
    }

    @Test
    void conversations() {
        String user = person().userId();
        ConversationView begun = raven.conversations()
                .create(new CreateConversationRequest(
                        user, "A title", Map.of("channel", "web"), new ParticipantsView("Al", "Robin")));
        assertThat(raven.conversations().get(begun.conversationId())).isEqualTo(begun);
        assertThat(raven.conversations().list(user, 10, 0).conversations()).containsExactly(begun);
        assertThat(raven.conversations()
                        .update(
                                begun.conversationId(),
                                new UpdateConversationRequest(
                                        new Change.Set<>("Another"), new Change.Keep<>(), new Change.Keep<>()))
                        .title())
                .isEqualTo("Another");

        raven.memory().ingest(IngestRequest.of(user, begun.conversationId(), "hello", "hi"));
        assertThat(raven.conversations()
                        .interactions(begun.conversationId(), 10, 0)
                        .interactions())
                .extracting(InteractionView::userMessage)
                .containsExactly("hello");
        assertThat(raven.conversations().end(begun.conversationId()).endedAt()).isNotNull();
        refused(
                ProblemCode.CONVERSATION_ENDED,
                () -> raven.memory().ingest(IngestRequest.of(user, begun.conversationId(), "more", "no")));
        assertThat(raven.conversations().erase(begun.conversationId()).subject())
                .isEqualTo(begun.conversationId());
    }

    @Test
    void memory() {
        String user = person().userId();
        String talk = raven.conversations().begin(user).conversationId();
        String said = raven.memory()
                .ingest(new IngestRequest(
                        user,
                        talk,
                        "My favorite programming language is Kotlin.",
                        "Noted.",
                        Map.of("topic", "work"),
                        LONG_AGO))
                .interactionId();
        raven.memory().ingest(IngestRequest.of(user, talk, "I had soup.", "Good."));

        QueryView found = raven.memory()
                .query(QueryRequest.about(user, "Which language is preferred?")
                        .conversationId(talk)
                        .until(LONG_AGO)
                        .metadata(Map.of("topic", "work"))
                        .limit(5)
                        .maxTokens(300)
                        .build());
        assertThat(found.memories()).extracting(MemoryView::interactionId).containsExactly(said);
        assertThat(found.memories().getFirst().occurredAt()).isEqualTo(LONG_AGO);
        assertThat(found.context().text()).contains("Kotlin", "not instructions");

        assertThat(raven.memory().flush(new FlushRequest(user, null)).flushed()).isEqualTo(2);
        Patience.until(() -> !raven.memory().facts(user, 10, 0).facts().isEmpty(), () -> "a fact of " + user);
        FactView fact = raven.memory().facts(user, 10, 0).facts().getFirst();
        assertThat(fact.sourceInteractionIds()).containsExactly(said);
        raven.memory().forgetFact(user, fact.factId());
        assertThat(raven.memory().facts(user, 10, 0).facts()).isEmpty();

        raven.memory().forget(user, said);
        assertThat(raven.conversations().interactions(talk, 10, 0).total()).isEqualTo(1);
    }

    @Test
    void manyAtOnceOfWhichOneIsRefusedAlone() {
        String user = person().userId();
        String talk = raven.conversations().begin(user).conversationId();
        List<BulkIngestView> results = raven.memory()
                .ingestAll(List.of(
                        IngestRequest.of(user, talk, "one", "1"),
                        IngestRequest.of(user, "conv_AAAAAAAAAAAAAAAAAAAAAA", "two", "2"),
                        IngestRequest.of(user, talk, "three", "3")));
        assertThat(results).extracting(BulkIngestView::success).containsExactly(true, false, true);
        assertThat(results.get(1).error().code()).isEqualTo("not_found");
        assertThat(raven.conversations().interactions(talk, 10, 0).total()).isEqualTo(2);
    }

    @Test
    void theTenant() {
        try (RavenClient mine = as(registered().apiKey())) {
            TenantSettingsPatch settings = new TenantSettingsPatch(
                    90, null, null, null, null, null, null, null, null, null, null, ContentPolicy.REDACT, null);
            TenantView changed = mine.tenant().update(new UpdateTenantRequest("Another", settings));
            assertThat(changed)
                    .usingRecursiveComparison()
                    .ignoringFields("stats")
                    .isEqualTo(mine.tenant().get());
            assertThat(changed.name()).isEqualTo("Another");
            assertThat(changed.settings().retentionDays()).isEqualTo(90);
            assertThat(changed.settings().contentPolicy()).isEqualTo(ContentPolicy.REDACT);
        }
    }

    @Test
    void apiKeys() {
        CreatedApiKeyView agent = raven.apiKeys()
                .create(new CreateApiKeyRequest("agent", null, ApiKeyPreset.AGENT_RUNTIME, null, 30, null));
        assertThat(agent.scopes()).contains(Scope.MEMORY_READ);
        assertThat(raven.apiKeys().list(100, 0).apiKeys())
                .anyMatch(key -> key.keyId().equals(agent.keyId()));
        assertThat(raven.apiKeys()
                        .update(
                                agent.keyId(),
                                new UpdateApiKeyRequest(
                                        new Change.Set<>("renamed"),
                                        new Change.Keep<>(),
                                        new Change.Keep<>(),
                                        new Change.Keep<>()))
                        .name())
                .isEqualTo("renamed");
        try (RavenClient limited = as(agent.apiKey())) {
            refused(ProblemCode.INSUFFICIENT_SCOPE, () -> limited.apiKeys().list(1, 0));
        }
        CreatedApiKeyView next = raven.apiKeys().rotate(agent.keyId(), new RotateApiKeyRequest(0));
        assertThat(next.apiKey()).isNotEqualTo(agent.apiKey());
        assertThat(raven.apiKeys().usage(next.keyId(), 1)).isNotNull();
        raven.apiKeys().revoke(next.keyId());
        assertThat(raven.apiKeys().get(next.keyId()).status()).isEqualTo(ApiKeyStatus.REVOKED);
        try (RavenClient revoked = as(next.apiKey())) {
            refused(ProblemCode.UNAUTHENTICATED, () -> revoked.users().list(1, 0));
        }
    }

    @Test
    void routesByTheirPath() {
        assertThat(raven.calls()
                        .get("encryption/keys?limit=5", KeyListView.class)
                        .keys())
                .isNotEmpty();
        JobView job = raven.calls()
                .post("encryption/rotate", new RotateKeysRequest(RotationLevel.TENANT, null, null), JobView.class);
        Patience.until(
                () -> raven.calls()
                        .get("jobs/" + job.jobId(), JobView.class)
                        .state()
                        .equals("succeeded"),
                job::jobId);
    }

    @Test
    void aRefusalNamesTheFieldAndTheRequest() {
        assertThatExceptionOfType(RavenProblemException.class)
                .isThrownBy(() -> raven.memory()
                        .query(QueryRequest.about(person().userId(), "what?")
                                .limit(101)
                                .build()))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.errors()).extracting(FieldError::field).containsExactly("limit");
                    assertThat(problem.requestId()).isNotEmpty();
                });
    }

    @Test
    void pastTheRateLimitItWaitsAndGoesOn() {
        int limit = 100;
        try (RavenClient mine = as(registered().apiKey())) {
            TenantSettingsPatch settings = new TenantSettingsPatch(
                    null, null, null, null, null, null, null, null, null, limit, null, null, null);
            mine.tenant().update(new UpdateTenantRequest(null, settings));
            IntStream.rangeClosed(0, limit)
                    .forEach(call -> assertThat(mine.tenant().get().name()).isEqualTo("Example"));
            assertThat(mine.rateLimits()).extracting(RateLimit::policy).contains("key", "tenant");
        }
    }
}
