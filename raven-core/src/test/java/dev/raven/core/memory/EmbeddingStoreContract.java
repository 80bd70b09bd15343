package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of the deployed model promises. */
public interface EmbeddingStoreContract {
    Ids IDS = new Ids(new SecureRandom());

    /** The store under test; the same for one test. */
    EmbeddingStore store();

    private static String model() {
        return "model-" + UUID.randomUUID();
    }

    /** The marks of one tenant, as others may have some in the same store. */
    private List<EmbeddingStore.Lacking> marks(TenantId tenant, Instant noLater) {
        return store().lacking(noLater, 1000).stream()
                .filter(mark -> mark.tenant().equals(tenant))
                .toList();
    }

    @Test
    default void theModelDeployedLastIsTheDeployedOneAndNotYetEverywhere() {
        String first = model();
        String second = model();
        store().deploy(first);
        store().deploy(second);
        assertThat(store().deployed()).contains(new EmbeddingStore.Deployed(second, false));
    }

    @Test
    default void aModelThatIsEverywhereStaysSoHoweverOftenItIsDeployed() {
        String model = model();
        store().deploy(model);
        store().markEverywhere(model);
        store().deploy(model);
        assertThat(store().deployed()).contains(new EmbeddingStore.Deployed(model, true));
    }

    @Test
    default void whoFinishesForAModelThatIsDeployedNoMoreSaysNothingOfTheOther() {
        String old = model();
        String now = model();
        store().deploy(old);
        store().deploy(now);
        store().markEverywhere(old);
        assertThat(store().deployed()).contains(new EmbeddingStore.Deployed(now, false));
    }

    @Test
    default void marksComeInTheOrderOfTheirTimeUpToATime() {
        TenantId tenant = IDS.tenant();
        UserId late = IDS.user();
        UserId early = IDS.user();
        Instant time = Instant.parse("2026-11-25T10:00:00.123Z");
        store().markLacking(tenant, late, time.plusMillis(2));
        store().markLacking(tenant, early, time);
        assertThat(marks(tenant, time.plusMillis(2)))
                .extracting(EmbeddingStore.Lacking::user)
                .containsExactly(early, late);
        assertThat(marks(tenant, time.plusMillis(1))).containsExactly(new EmbeddingStore.Lacking(tenant, early, time));
        assertThat(marks(tenant, time.minusMillis(1))).isEmpty();
        assertThat(store().lacking(time.plusMillis(2), 1)).hasSize(1);
    }

    @Test
    default void aMarkThatWasMadeAnewIsNotTakenAwayForTheOldOne() {
        TenantId tenant = IDS.tenant();
        UserId user = IDS.user();
        Instant time = Instant.parse("2026-11-25T11:00:00Z");
        store().markLacking(tenant, user, time);
        EmbeddingStore.Lacking old = marks(tenant, time).get(0);
        store().markLacking(tenant, user, time.plusMillis(1));
        store().unmark(tenant, old);
        EmbeddingStore.Lacking anew = marks(tenant, time.plusMillis(1)).get(0);
        store().unmark(tenant, anew);
        assertThat(marks(tenant, time.plusMillis(1))).isEmpty();
        store().unmark(tenant, anew);
    }
}
