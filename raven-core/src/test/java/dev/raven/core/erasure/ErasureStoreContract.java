package dev.raven.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every journal of erasures must do. It is one for all tenants, so a test takes what it left. */
public interface ErasureStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Instant NOW = Instant.parse("2026-11-26T10:15:30Z");
    Duration MINUTE = Duration.ofMinutes(1);
    Duration HOUR = Duration.ofHours(1);

    ErasureStore journal();

    private static List<Erasure> one() {
        TenantId tenant = IDS.tenant();
        UserId user = IDS.user();
        return List.of(
                Erasure.of(tenant, user),
                Erasure.of(tenant, user, IDS.conversation()),
                Erasure.of(tenant, user, IDS.interaction()),
                Erasure.of(tenant));
    }

    @Test
    default void whatIsDueIsTakenByOneAndAgainLater() {
        for (Erasure erasure : one()) {
            journal().begin(erasure.tenant(), erasure, NOW);
            assertThat(journal().take(NOW.minusMillis(1), MINUTE, HOUR)).isEmpty();
            List<Optional<Erasure>> takers = Races.results(4, racer -> journal().take(NOW, MINUTE, HOUR));
            assertThat(takers).containsOnlyOnce(Optional.of(erasure));
            assertThat(journal().take(NOW.plusSeconds(60), MINUTE, HOUR)).contains(erasure);
            journal().end(erasure.tenant(), erasure);
            assertThat(journal().take(NOW.plusSeconds(9999), MINUTE, HOUR)).isEmpty();
        }
    }

    @Test
    default void whoeverBeginsAnewHasItForLonger() {
        Erasure erasure = one().get(0);
        journal().begin(erasure.tenant(), erasure, NOW);
        journal().begin(erasure.tenant(), erasure, NOW.plusSeconds(30));
        assertThat(journal().take(NOW, MINUTE, HOUR)).isEmpty();
        journal().end(erasure.tenant(), erasure);
    }

    @Test
    default void whatFailsAgainAndAgainIsTakenLessAndLessOften() {
        Erasure erasure = one().get(0);
        journal().begin(erasure.tenant(), erasure, NOW);
        Instant due = NOW;
        for (int later : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
            assertThat(journal().take(due, MINUTE, HOUR)).contains(erasure);
            due = due.plus(Duration.ofMinutes(later));
            assertThat(journal().take(due.minusMillis(1), MINUTE, HOUR)).isEmpty();
        }
        journal().begin(erasure.tenant(), erasure, due);
        assertThat(journal().take(due, MINUTE, HOUR)).contains(erasure);
        assertThat(journal().take(due.plus(MINUTE), MINUTE, HOUR)).contains(erasure);
        journal().end(erasure.tenant(), erasure);
    }
}
