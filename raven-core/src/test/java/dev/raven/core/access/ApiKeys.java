package dev.raven.core.access;

import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.RotateApiKeyRequest;
import dev.raven.api.access.Scope;
import dev.raven.api.access.UpdateApiKeyRequest;
import dev.raven.api.patch.Change;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.RavenException;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tests of API keys do all the time, on one node. */
final class ApiKeys {
    private final Wiring node;
    private final ApiKeyService service;

    private ApiKeys(Wiring node) {
        this.node = node;
        this.service = node.get(ApiKeyService.class);
    }

    static ApiKeys on(Wiring node) {
        return new ApiKeys(node);
    }

    ApiKey create(Caller by, Scope... scopes) {
        return create(by, null, List.of(), scopes);
    }

    ApiKey create(Caller by, @Nullable Instant expiresAt, List<String> cidrs, Scope... scopes) {
        return service.create(by, new CreateApiKeyRequest("A key", List.of(scopes), null, expiresAt, null, cidrs));
    }

    ApiKey rotate(Caller by, ApiKey key, int graceSeconds) {
        return service.rotate(by, id(key), new RotateApiKeyRequest(graceSeconds));
    }

    void revoke(Caller by, ApiKey key) {
        service.revoke(by, id(key));
    }

    KnownApiKey find(Caller by, ApiKey key) {
        return service.find(by, id(key));
    }

    ChangedApiKey rename(Caller by, ApiKey key, String name) {
        return patch(by, key, new Change.Set<>(name), new Change.Keep<>(), new Change.Keep<>(), new Change.Keep<>());
    }

    ChangedApiKey rescope(Caller by, ApiKey key, Scope... scopes) {
        return patch(
                by,
                key,
                new Change.Keep<>(),
                new Change.Set<>(List.of(scopes)),
                new Change.Keep<>(),
                new Change.Keep<>());
    }

    ChangedApiKey allow(Caller by, ApiKey key, String... cidrs) {
        return patch(
                by,
                key,
                new Change.Keep<>(),
                new Change.Keep<>(),
                new Change.Set<>(List.of(cidrs)),
                new Change.Keep<>());
    }

    ChangedApiKey expire(Caller by, ApiKey key, Change<Instant> end) {
        return patch(by, key, new Change.Keep<>(), new Change.Keep<>(), new Change.Keep<>(), end);
    }

    private ChangedApiKey patch(
            Caller by,
            ApiKey key,
            Change<String> name,
            Change<List<Scope>> scopes,
            Change<List<String>> cidrs,
            Change<Instant> end) {
        return service.update(by, id(key), new UpdateApiKeyRequest(name, scopes, cidrs, end));
    }

    /** Why a key is not let in; empty when it is. */
    Optional<ProblemCode> refusal(ApiKey key) {
        return refusal(() -> node.get(AccessService.class).admit(key.text().reveal(), Scene.ORIGIN));
    }

    static Optional<ProblemCode> refusal(Runnable action) {
        try {
            action.run();
            return Optional.empty();
        } catch (RavenException refused) {
            return Optional.of(refused.code());
        }
    }

    private static Optional<dev.raven.core.id.ApiKeyId> id(ApiKey key) {
        return Optional.of(key.stored().id());
    }
}
