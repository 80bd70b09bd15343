package dev.raven.persistence.access;

import dev.raven.api.access.Scope;
import dev.raven.core.access.ApiKeyPrefix;
import dev.raven.core.access.KeyFate;
import dev.raven.core.access.KeyReach;
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
                .with("environment", key.prefix().environment())
                .with("sha256", key.sha256())
                .with(
                        "scopes",
                        key.reach().scopes().stream()
                                .map(Scope::wireName)
                                .sorted()
                                .collect(Collectors.joining(SEPARATOR)))
                .with("cidrs", String.join(SEPARATOR, key.reach().allowedCidrs()))
                .with("created", key.createdAt())
                .with("expires", key.reach().expiresAt())
                .with("revoked", key.fate().revokedAt())
                .with("exposed", key.fate().exposedAt())
                .with("predecessor", key.fate().predecessor())
                .with("successor", key.fate().successor())
                .with("revision", key.revision())
                .with("name", key.name());
    }

    /** What was written before there was an environment or a revision is of a test server, and unchanged. */
    static StoredApiKey read(String publicId, Fields fields) {
        return new StoredApiKey(
                new ApiKeyId(fields.text("id")),
                new TenantId(fields.text("tenant")),
                new ApiKeyPrefix(fields.optional("environment").orElse("test"), publicId),
                fields.text("sha256"),
                fields.instant("created"),
                new KeyReach(
                        scopes(fields.text("scopes")),
                        words(fields.text("cidrs")).toList(),
                        fields.optional("expires").map(Instant::parse)),
                fate(fields),
                fields.sealed("name"),
                fields.optional("revision").map(Long::parseLong).orElse(0L));
    }

    private static KeyFate fate(Fields fields) {
        return new KeyFate(
                fields.optional("revoked").map(Instant::parse),
                fields.optional("exposed").map(Instant::parse),
                fields.optional("predecessor").map(ApiKeyId::new),
                fields.optional("successor").map(ApiKeyId::new));
    }

    /** A scope that this version does not know is left out: the key may do less, never more. */
    private static Set<Scope> scopes(String text) {
        return words(text).flatMap(name -> Scope.of(name).stream()).collect(Collectors.toSet());
    }

    private static Stream<String> words(String text) {
        return List.of(text.split(SEPARATOR)).stream().filter(word -> !word.isEmpty());
    }
}
