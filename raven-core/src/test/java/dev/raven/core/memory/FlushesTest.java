package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.scene.Scene;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FlushesTest {
    private final Ids ids = new Ids(new SecureRandom());
    private final TenantId tenant = ids.tenant();
    private final Flushes flushes = new Scene().get(Flushes.class);

    /** Runs what is left while so many of the tenant run already. */
    private <T> T among(int running, Supplier<T> rest) {
        return running == 0 ? rest.get() : flushes.inAPlace(tenant, () -> among(running - 1, rest));
    }

    @Test
    void aTenantHasFewPlacesAndTakesNoneOfOthers() {
        assertThat(among(Flushes.OF_A_TENANT, () -> flushes.inAPlace(ids.tenant(), () -> "served")))
                .isEqualTo("served");
        assertThatThrownBy(() -> among(Flushes.OF_A_TENANT + 1, () -> "served"))
                .isInstanceOf(UnavailableException.class);
        assertThat(among(Flushes.OF_A_TENANT, () -> "places were given back")).isNotEmpty();
    }

    @Test
    void allTenantsTogetherLeaveRoomForOtherRequests() {
        assertThat(ofTenants(Flushes.OF_ALL)).isEqualTo(Flushes.OF_ALL);
        assertThatThrownBy(() -> ofTenants(Flushes.OF_ALL + 1)).isInstanceOf(UnavailableException.class);
    }

    private int ofTenants(int tenants) {
        return tenants == 0 ? 0 : flushes.inAPlace(ids.tenant(), () -> 1 + ofTenants(tenants - 1));
    }
}
