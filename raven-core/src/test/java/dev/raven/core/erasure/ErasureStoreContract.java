package dev.raven.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every journal of erasures must do. It is one for all tenants, so a test takes what it left. */
public interface ErasureStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Instant NOW = Instant.parse("2026-11-26T10:15:30Z");

    ErasureStore journal();

    private static List<Erasure> one() {
        TenantId tenant = IDS.tenant();
        UserId user = IDS.user();
        return List.of(
                Erasure.of(tenant, user),
                new Erasure(tenant, ErasureKind.CONVERSATION, IDS.conversation(), user),
                new Erasure(tenant, ErasureKind.INTERACTION, IDS.interaction(), user));
    }

    @Test
    default void whatIsDueIsTakenByOneAndAgainLater() {
        for (Erasure erasure : one()) {
            journal().begin(erasure.tenant(), erasure, NOW);
            assertThat(journal().take(NOW.minusMillis(1), NOW)).isEmpty();
            List<Optional<Erasure>> takers = Races.results(4, racer -> journal().take(NOW, NOW.plusSeconds(60)));
            assertThat(takers).containsOnlyOnce(Optional.of(erasure));
            assertThat(journal().take(NOW.plusSeconds(60), NOW.plusSeconds(120)))
                    .contains(erasure);
            journal().end(erasure.tenant(), erasure);
            assertThat(journal().take(NOW.plusSeconds(999), NOW.plusSeconds(9999)))
                    .isEmpty();
        }
    }

    @Test
    default void whoeverBeginsAnewHasItForLonger() {
        Erasure erasure = one().get(0);
        journal().begin(erasure.tenant(), erasure, NOW);
        journal().begin(erasure.tenant(), erasure, NOW.plusSeconds(30));
        assertThat(journal().take(NOW, NOW.plusSeconds(60))).isEmpty();
        journal().end(erasure.tenant(), erasure);
    }
}
