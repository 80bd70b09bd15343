package dev.raven.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of signing keys promises. */
public interface AuditKeyStoreContract {
    Ids IDS = new Ids(new SecureRandom());

    AuditKeyStore keys();

    private static Sealed sealed(String text) {
        return new Sealed(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    default void ofManyWhoMakeTheFirstOneDoes() {
        TenantId owner = IDS.tenant();
        assertThat(keys().find(owner)).isEmpty();

        assertThat(Races.winners(8, racer -> keys().replace(owner, Optional.empty(), sealed("first " + racer))))
                .isEqualTo(1);

        assertThat(keys().find(owner)).isPresent();
        assertThat(keys().find(IDS.tenant())).isEmpty();
    }

    @Test
    default void onlyWhoHasReadTheLastReplacesThem() {
        TenantId owner = IDS.tenant();
        assertThat(keys().replace(owner, Optional.of(sealed("none")), sealed("one")))
                .isFalse();
        keys().replace(owner, Optional.empty(), sealed("one"));
        Optional<Sealed> held = keys().find(owner);

        assertThat(Races.winners(8, racer -> keys().replace(owner, held, sealed("second " + racer))))
                .isEqualTo(1);
        assertThat(keys().replace(owner, held, sealed("late"))).isFalse();
    }
}
