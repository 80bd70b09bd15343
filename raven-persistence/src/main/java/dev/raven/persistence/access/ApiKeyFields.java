package dev.raven.persistence.access;

import dev.raven.api.access.Scope;
import dev.raven.core.access.StoredApiKey;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An API key as the fields of a hash. */
final class ApiKeyFields {
    private static final String SEPARATOR = " ";

    private ApiKeyFields() {}

    static Fields of(StoredApiKey key) {
        return new Fields()
                .with("id", key.id())
                .with("tenant", key.tenant())
                .with("sha256", key.sha256())
                .with(
                        "scopes",
                        key.scopes().stream().map(Scope::wireName).sorted().collect(Collectors.joining(SEPARATOR)))
                .with("cidrs", String.join(SEPARATOR, key.allowedCidrs()))
                .with("created", key.createdAt())
                .with("expires", key.expiresAt())
                .with("revoked", key.revokedAt())
                .with("name", key.name());
    }

    static StoredApiKey read(String publicId, Fields fields) {
        return new StoredApiKey(
                new ApiKeyId(fields.text("id")),
                new TenantId(fields.text("tenant")),
                publicId,
                fields.text("sha256"),
                scopes(fields.text("scopes")),
                words(fields.text("cidrs")).toList(),
                fields.instant("created"),
                fields.optional("expires").map(Instant::parse),
                fields.optional("revoked").map(Instant::parse),
                fields.sealed("name"));
    }

    /** A scope that this version does not know is left out: the key may do less, never more. */
    private static Set<Scope> scopes(String text) {
        return words(text).flatMap(name -> Scope.of(name).stream()).collect(Collectors.toSet());
    }

    private static Stream<String> words(String text) {
        return List.of(text.split(SEPARATOR)).stream().filter(word -> !word.isEmpty());
    }
}
