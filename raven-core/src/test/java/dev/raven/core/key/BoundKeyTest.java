package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a key service that binds no context by itself relies on. */
class BoundKeyTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TenantId ACME = new Ids(RANDOM).tenant();
    private static final KeyContext CONTEXT = new KeyContext(ACME, KeyPurpose.DATA, "ky_1", 1);

    private final KeyMaterial key = KeyMaterial.random(RANDOM);

    @Test
    void givesTheKeyBackInItsContext() {
        assertThat(BoundKey.release(CONTEXT, BoundKey.bind(CONTEXT, key)).copy())
                .isEqualTo(key.copy());
    }

    @Test
    void refusesEveryOtherContext() {
        for (KeyContext other : new KeyContext[] {
            new KeyContext(new Ids(RANDOM).tenant(), KeyPurpose.DATA, "ky_1", 1),
            new KeyContext(ACME, KeyPurpose.INDEX, "ky_1", 1),
            new KeyContext(ACME, KeyPurpose.DATA, "ky_2", 1),
            new KeyContext(ACME, KeyPurpose.DATA, "ky_1", 2)
        }) {
            assertThatThrownBy(() -> BoundKey.release(other, BoundKey.bind(CONTEXT, key)))
                    .isInstanceOf(WrongKeyException.class);
        }
    }

    @Test
    void refusesAnotherLengthAndWipesWhatItWasGiven() {
        byte[] bound = BoundKey.bind(CONTEXT, key);
        assertThatThrownBy(() -> BoundKey.release(CONTEXT, Arrays.copyOf(bound, 63)))
                .isInstanceOf(WrongKeyException.class);
        BoundKey.release(CONTEXT, bound);
        assertThat(bound).containsOnly(0);
    }
}
