package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.raven.api.access.Scope;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of API keys must do. */
public interface ApiKeyStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Instant NOW = Instant.parse("2026-11-24T10:15:30.000001Z");

    ApiKeyStore keys();

    private static String publicId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private static StoredApiKey plain(TenantId tenant) {
        return new StoredApiKey(
                IDS.apiKey(),
                tenant,
                publicId(),
                "ab".repeat(32),
                Set.of(),
                List.of(),
                NOW,
                Optional.empty(),
                Optional.empty(),
                new Sealed(new byte[] {1}));
    }

    @Test
    default void findsAKeyWithAllThatIsKnownOfIt() {
        ApiKeyStore store = keys();
        StoredApiKey key = new StoredApiKey(
                IDS.apiKey(),
                IDS.tenant(),
                publicId(),
                "0f".repeat(32),
                Set.of(Scope.values()),
                List.of("10.0.0.0/8", "2001:db8::/32"),
                NOW,
                Optional.of(NOW.plusSeconds(60)),
                Optional.of(NOW.plusSeconds(30)),
                new Sealed(new byte[] {0, -1, 10}));

        store.create(key.tenant(), key);

        assertThat(store.findByPublicId(key.publicId())).contains(key);
    }

    @Test
    default void findsAKeyWithoutExpiryScopesOrAllowList() {
        ApiKeyStore store = keys();
        StoredApiKey key = plain(IDS.tenant());

        store.create(key.tenant(), key);

        assertThat(store.findByPublicId(key.publicId())).contains(key);
    }

    @Test
    default void listsATenantsKeysAndNoOthers() {
        TenantId tenant = IDS.tenant();
        StoredApiKey one = plain(tenant);
        StoredApiKey two = plain(tenant);
        StoredApiKey others = plain(IDS.tenant());
        for (StoredApiKey key : List.of(one, two, others)) {
            keys().create(key.tenant(), key);
        }

        assertThat(keys().list(tenant)).containsExactlyInAnyOrder(one, two);
        assertThat(keys().list(IDS.tenant())).isEmpty();
    }

    @Test
    default void aNameIsReplacedOnlyIfItIsWhatWasReadAndTheKeyTheTenants() {
        StoredApiKey key = plain(IDS.tenant());
        keys().create(key.tenant(), key);
        StoredApiKey renamed = key.named(new Sealed(new byte[] {0, -1, 10}));

        assertThat(keys().replaceName(IDS.tenant(), key, renamed)).isFalse();
        assertThat(keys().replaceName(key.tenant(), key, renamed)).isTrue();
        assertThat(keys().replaceName(key.tenant(), key, key.named(new Sealed(new byte[] {2}))))
                .isFalse();
        assertThat(keys().list(key.tenant())).containsExactly(renamed);
    }

    @Test
    default void findsNothingForAnUnknownPublicId() {
        assertThat(keys().findByPublicId(publicId())).isEmpty();
    }

    @Test
    default void refusesAKeyOfAnotherTenant() {
        StoredApiKey key = plain(IDS.tenant());

        assertThatIllegalArgumentException().isThrownBy(() -> keys().create(IDS.tenant(), key));

        assertThat(keys().findByPublicId(key.publicId())).isEmpty();
    }
}
