package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.Ids;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every feed of changes of keys promises. */
public interface KeyChangeStoreContract {
    Ids IDS = new Ids(new SecureRandom());

    /** The feed under test; the same for one test. */
    KeyChangeStore changes();

    @Test
    default void tellsWhatCameAfterAPositionInOrder() {
        String start = changes().newest();
        KeyName tenant = new KeyName.OfTenant(IDS.tenant(), KeyPurpose.DATA);
        KeyName subject = new KeyName.OfSubject(IDS.tenant(), IDS.user());
        changes().announce(tenant);
        changes().announce(subject);

        List<KeyChangeStore.Change> came = changes().after(start).orElseThrow();
        assertThat(came).extracting(KeyChangeStore.Change::name).containsExactly(tenant, subject);
        assertThat(changes().after(came.get(0).position()).orElseThrow())
                .extracting(KeyChangeStore.Change::name)
                .containsExactly(subject);
        assertThat(changes().after(came.get(1).position())).contains(List.of());
        assertThat(changes().newest()).isEqualTo(came.get(1).position());
    }
}
