package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.raven.api.access.Scope;
import dev.raven.core.Races;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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
        return key(tenant, new KeyReach(Set.of(), List.of(), Optional.empty()), KeyFate.NEW);
    }

    private static StoredApiKey key(TenantId tenant, KeyReach reach, KeyFate fate) {
        return new StoredApiKey(
                IDS.apiKey(),
                tenant,
                new ApiKeyPrefix("live", publicId()),
                "0f".repeat(32),
                NOW,
                reach,
                fate,
                new Sealed(new byte[] {0, -1, 10}),
                0);
    }

    private StoredApiKey kept(StoredApiKey key) {
        keys().create(key.tenant(), key);
        return key;
    }

    private Optional<StoredApiKey> held(StoredApiKey key) {
        return keys().find(key.tenant(), key.id());
    }

    @Test
    default void countsATenantsKeys() {
        TenantId tenant = IDS.tenant();
        kept(plain(IDS.tenant()));
        assertThat(keys().count(tenant)).isZero();
        StoredApiKey key = kept(plain(tenant));
        kept(plain(tenant));
        assertThat(keys().count(tenant)).isEqualTo(2);
        keys().discard(tenant, key);
        assertThat(keys().count(tenant)).isEqualTo(1);
    }

    @Test
    default void findsAKeyWithAllThatIsKnownOfIt() {
        StoredApiKey key = kept(key(
                IDS.tenant(),
                new KeyReach(
                        Set.of(Scope.values()),
                        List.of("10.0.0.0/8", "2001:db8::/32"),
                        Optional.of(NOW.plusSeconds(60))),
                new KeyFate(
                        Optional.of(NOW.plusSeconds(30)),
                        Optional.of(NOW.plusSeconds(20)),
                        Optional.of(IDS.apiKey()),
                        Optional.of(IDS.apiKey()))));

        assertThat(keys().findByPublicId(key.publicId())).contains(key);
        assertThat(keys().find(key.tenant(), key.id())).contains(key);
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
    default void aKeyIsReplacedOnlyIfItIsWhatWasReadAndTheTenants() {
        StoredApiKey key = kept(plain(IDS.tenant()));
        StoredApiKey renamed = key.named(new Sealed(new byte[] {3, -1, 10}));

        assertThat(keys().replace(IDS.tenant(), key, renamed)).isFalse();
        assertThat(keys().replace(key.tenant(), key, renamed)).isTrue();
        assertThat(keys().replace(key.tenant(), key, key.named(new Sealed(new byte[] {2}))))
                .isFalse();
        assertThat(keys().list(key.tenant())).containsExactly(renamed);
    }

    @Test
    default void whatIsClearedIsGone() {
        StoredApiKey key = kept(key(
                IDS.tenant(),
                new KeyReach(Set.of(Scope.MEMORY_READ), List.of("10.0.0.0/8"), Optional.of(NOW)),
                KeyFate.NEW));
        StoredApiKey freed = key.reaching(new KeyReach(Set.of(), List.of(), Optional.empty()));

        assertThat(keys().replace(key.tenant(), key, freed)).isTrue();

        assertThat(held(key)).contains(freed);
    }

    @Test
    default void ofTwoChangesAtOnceOneIsDone() {
        StoredApiKey key = kept(plain(IDS.tenant()));

        long done = Races.winners(
                8, racer -> keys().replace(key.tenant(), key, key.succeeded(IDS.apiKey(), NOW.plusSeconds(racer))));

        assertThat(done).isEqualTo(1);
    }

    @Test
    default void nothingRevivesARevokedKey() {
        StoredApiKey key = kept(plain(IDS.tenant()));
        StoredApiKey revoked = key.revoked(NOW);
        keys().replace(key.tenant(), key, revoked);

        StoredApiKey alive = new StoredApiKey(
                key.id(),
                key.tenant(),
                key.prefix(),
                key.sha256(),
                key.createdAt(),
                key.reach(),
                KeyFate.NEW,
                key.name(),
                revoked.revision() + 1);
        assertThat(keys().replace(key.tenant(), key, key.reaching(key.reach().until(NOW.plusSeconds(9)))))
                .isFalse();
        assertThat(keys().replace(key.tenant(), revoked, alive)).isFalse();
        assertThat(keys().replace(key.tenant(), revoked, revoked.revoked(NOW.plusSeconds(9))))
                .isFalse();
        assertThat(held(key)).contains(revoked);
    }

    @Test
    default void theNameOfARevokedKeyCanBeSealedAnew() {
        StoredApiKey key = kept(plain(IDS.tenant()).revoked(NOW));
        StoredApiKey renamed = key.named(new Sealed(new byte[] {7}));

        assertThat(keys().replace(key.tenant(), key, renamed)).isTrue();
        assertThat(held(key)).contains(renamed);
    }

    @Test
    default void aDiscardedKeyIsNowhereAndStaysAway() {
        StoredApiKey key = kept(plain(IDS.tenant()));

        keys().discard(key.tenant(), key);

        assertThat(keys().findByPublicId(key.publicId())).isEmpty();
        assertThat(keys().list(key.tenant())).isEmpty();
        assertThat(keys().replace(key.tenant(), key, key.revoked(NOW))).isFalse();
        keys().use(List.of(new KeyUse(key.tenant(), key.id(), NOW.truncatedTo(ChronoUnit.MINUTES))));
        assertThat(keys().lastUsed(key.tenant(), List.of(key.id()))).isEmpty();
    }

    @Test
    default void aTenantFindsItsOwnKeysAlone() {
        StoredApiKey key = kept(plain(IDS.tenant()));

        assertThat(keys().find(key.tenant(), key.id())).contains(key);
        assertThat(keys().find(IDS.tenant(), key.id())).isEmpty();
        assertThat(keys().find(key.tenant(), IDS.apiKey())).isEmpty();
    }

    @Test
    default void theLastUseNeverGoesBack() {
        StoredApiKey one = kept(plain(IDS.tenant()));
        StoredApiKey two = kept(plain(one.tenant()));
        StoredApiKey unused = kept(plain(one.tenant()));
        StoredApiKey others = kept(plain(IDS.tenant()));
        Instant minute = Instant.parse("2026-11-24T09:59:00Z");
        Instant next = minute.plusSeconds(60);

        keys().use(List.of(
                new KeyUse(one.tenant(), one.id(), next),
                new KeyUse(two.tenant(), two.id(), minute),
                new KeyUse(others.tenant(), others.id(), minute)));
        keys().use(List.of(new KeyUse(one.tenant(), one.id(), minute), new KeyUse(two.tenant(), two.id(), next)));

        assertThat(keys().lastUsed(one.tenant(), List.of(one.id(), two.id(), unused.id(), others.id())))
                .containsExactlyInAnyOrderEntriesOf(Map.of(one.id(), next, two.id(), next));
        assertThat(keys().lastUsed(others.tenant(), List.of(others.id()))).containsEntry(others.id(), minute);
        assertThat(keys().lastUsed(one.tenant(), List.of())).isEmpty();
        assertThat(held(one)).as("a use is no change").contains(one);
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
