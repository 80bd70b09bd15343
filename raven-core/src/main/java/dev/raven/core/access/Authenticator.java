package dev.raven.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.api.access.Scope;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Finds out whose API key came with a request. */
@Singleton
class Authenticator {
    /** A key revoked on another node is refused here within this time. */
    private static final Duration STALE_AFTER = Duration.ofSeconds(2);

    private final ApiKeyStore store;
    private final OperatorKey operator;
    private final KeyRules rules;
    private final Cache<String, Optional<StoredApiKey>> keys = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(STALE_AFTER)
            .build();

    @Inject
    Authenticator(ApiKeyStore store, OperatorKey operator, KeyRules rules) {
        this.store = store;
        this.operator = operator;
        this.rules = rules;
    }

    /**
     * Reads the key a client sent.
     *
     * @throws UnauthenticatedException when it is no key of this server's
     * @throws ForbiddenException when it is one of another environment, known here or not
     */
    PresentedKey identify(String sent, RequestOrigin origin) {
        if (operator.matches(sent)) {
            return PresentedKey.ofOperator(origin);
        }
        ApiKeyText text = ApiKeyText.parse(sent).orElseThrow(UnauthenticatedException::new);
        StoredApiKey stored = keys.get(text.publicId(), store::findByPublicId)
                .filter(key -> sameHash(key, text))
                .orElseThrow(() -> unknown(text));
        return new PresentedKey(caller(stored, text, origin), Optional.of(stored), text.environment());
    }

    /** The usual key of another environment is not known in this one: its own text says where it belongs. */
    private UnauthenticatedException unknown(ApiKeyText text) {
        rules.requireEnvironment(text.environment());
        return new UnauthenticatedException();
    }

    /** Constant time, so that the time taken tells nothing about the stored hash. */
    private static boolean sameHash(StoredApiKey stored, ApiKeyText sent) {
        return MessageDigest.isEqual(
                stored.sha256().getBytes(StandardCharsets.US_ASCII),
                sent.sha256().getBytes(StandardCharsets.US_ASCII));
    }

    private static Caller caller(StoredApiKey stored, ApiKeyText text, RequestOrigin origin) {
        Set<Scope> scopes = stored.scopes();
        return new Caller(
                Optional.of(stored.tenant()), Optional.of(stored.id()), Optional.of(text.prefix()), scopes, origin);
    }
}
