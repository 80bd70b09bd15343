package dev.raven.core.access;

import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.sealing.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes API keys and keeps what is needed to know them again. */
@Singleton
public class ApiKeyMint {
    private final ApiKeyStore store;
    private final ApiKeyRoom room;
    private final SealedJson sealer;
    private final AccessSettings settings;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    ApiKeyMint(
            ApiKeyStore store,
            ApiKeyRoom room,
            SealedJson sealer,
            AccessSettings settings,
            RandomGenerator random,
            Clock clock) {
        this.store = store;
        this.room = room;
        this.sealer = sealer;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Makes and keeps a key of a tenant whose encryption keys exist already.
     *
     * @throws dev.raven.api.problem.UnprocessableException when the tenant has all the keys it may have
     */
    public ApiKey mint(TenantId tenant, ApiKeyTerms terms) {
        return mint(tenant, terms, KeyFate.NEW);
    }

    /** Makes and keeps a key of which nobody is given the text. */
    StoredApiKey mintUnheld(TenantId tenant, ApiKeyId id, String publicId, ApiKeyTerms terms) {
        ApiKeyText text = ApiKeyText.mint(settings.keyEnvironment(), publicId, random);
        return mint(tenant, id, text, terms, KeyFate.NEW).stored();
    }

    /** The same in the place of another key. */
    ApiKey mintSuccessor(KnownApiKey to) {
        return mint(
                to.stored().tenant(),
                to.terms(),
                KeyFate.ofSuccessorTo(Optional.of(to.stored().id())));
    }

    /** Removes a key whose text nobody was given. */
    public void discard(ApiKey key) {
        store.discard(key.stored().tenant(), key.stored());
    }

    private ApiKey mint(TenantId tenant, ApiKeyTerms terms, KeyFate fate) {
        ApiKeyText text = ApiKeyText.mint(settings.keyEnvironment(), random);
        return mint(tenant, new Ids(random).apiKey(), text, terms, fate);
    }

    private ApiKey mint(TenantId tenant, ApiKeyId id, ApiKeyText text, ApiKeyTerms terms, KeyFate fate) {
        room.require(tenant);
        RecordContext context = new RecordContext(new Subject.Tenant(tenant), RecordKind.API_KEY, id.value());
        StoredApiKey stored = new StoredApiKey(
                id,
                tenant,
                new ApiKeyPrefix(text.environment(), text.publicId()),
                text.sha256(),
                clock.instant(),
                terms.reach(),
                fate,
                sealer.seal(context, terms.name()),
                0);
        store.create(tenant, stored);
        return new ApiKey(stored, terms.name(), text);
    }
}
