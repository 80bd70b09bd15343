package dev.raven.core.access;

import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds out whose API key came with a request. */
@Singleton
class Authenticator {
    /** What a sent key is compared with where there is none, so that a miss takes as long: it is the hash of nothing known. */
    private static final String NOBODYS = "0".repeat(64);

    private final KnownKeys keys;
    private final OperatorKey operator;
    private final KeyRules rules;

    @Inject
    Authenticator(KnownKeys keys, OperatorKey operator, KeyRules rules) {
        this.keys = keys;
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
        String hash = text.sha256();
        Optional<StoredApiKey> found = keys.find(text.publicId(), key -> sameHash(key.sha256(), hash));
        boolean same = sameHash(found.map(StoredApiKey::sha256).orElse(NOBODYS), hash);
        StoredApiKey stored = found.filter(key -> same).orElseThrow(() -> unknown(text));
        return PresentedKey.of(stored, new ApiKeyPrefix(text.environment(), text.publicId()), origin);
    }

    /**
     * What to keep of the key that a caller was let in with.
     *
     * @throws UnauthenticatedException for a caller without one
     */
    KeptKey keep(Caller caller, String salt) {
        String prefix = caller.keyPrefix().orElseThrow(UnauthenticatedException::new);
        Optional<KeptKey> kept = prefix.equals(OperatorKey.NAME)
                ? operator.kept(salt)
                : find(prefix, key -> caller.keyId().equals(Optional.of(key.id())))
                        .map(key -> key.kept(salt));
        return kept.orElseThrow(UnauthenticatedException::new);
    }

    /**
     * Finds the key again of which that was kept.
     *
     * @throws UnauthenticatedException when it is none of this server's any more
     */
    PresentedKey identify(KeptKey kept, String salt, RequestOrigin origin) {
        Optional<PresentedKey> found = kept.prefix().equals(OperatorKey.NAME)
                ? operator.kept(salt).filter(kept::equals).map(same -> PresentedKey.ofOperator(origin))
                : find(kept.prefix(), key -> key.kept(salt).equals(kept))
                        .map(key -> PresentedKey.of(key, key.prefix(), origin));
        return found.orElseThrow(UnauthenticatedException::new);
    }

    private Optional<StoredApiKey> find(String prefix, Predicate<StoredApiKey> sought) {
        return keys.find(ApiKeyPrefix.publicId(prefix), sought).filter(sought);
    }

    /** The usual key of another environment is not known in this one: its own text says where it belongs. */
    private UnauthenticatedException unknown(ApiKeyText text) {
        rules.requireEnvironment(text.environment());
        return new UnauthenticatedException();
    }

    /** Constant time, so that the time taken tells nothing about the stored hash. */
    private static boolean sameHash(String stored, String sent) {
        return MessageDigest.isEqual(
                stored.getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.US_ASCII));
    }
}
