package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of webhooks' secrets promises. */
public interface WebhookSecretStoreContract {
    Ids IDS = new Ids(new SecureRandom());

    /** The store under test; the same for one test. */
    WebhookSecretStore secrets();

    private static Sealed sealed(String text) {
        return new Sealed(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    default void findsWhatWasKeptForItsTenantAlone() {
        TenantId tenant = IDS.tenant();
        assertThat(secrets().find(tenant)).isEmpty();
        assertThat(secrets().replace(tenant, Optional.empty(), sealed("one"))).isTrue();
        assertThat(secrets().find(tenant)).contains(sealed("one"));
        assertThat(secrets().find(IDS.tenant())).isEmpty();
    }

    @Test
    default void onlyWhoHasReadTheLastReplacesIt() {
        TenantId tenant = IDS.tenant();
        assertThat(secrets().replace(tenant, Optional.of(sealed("none")), sealed("one")))
                .isFalse();
        List<Boolean> first =
                Races.results(8, racer -> secrets().replace(tenant, Optional.empty(), sealed("first " + racer)));
        assertThat(Collections.frequency(first, true)).isEqualTo(1);
        Optional<Sealed> held = secrets().find(tenant);
        List<Boolean> second = Races.results(8, racer -> secrets().replace(tenant, held, sealed("second " + racer)));
        assertThat(Collections.frequency(second, true)).isEqualTo(1);
        assertThat(secrets().replace(tenant, held, sealed("late"))).isFalse();
    }
}
