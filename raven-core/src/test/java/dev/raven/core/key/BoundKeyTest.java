package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.lang.reflect.RecordComponent;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest
    @MethodSource("dev.raven.core.key.KeyManagementContract#differing")
    void refusesEveryOtherContext(List<KeyContext> contexts) {
        for (KeyContext from : contexts) {
            assertThat(BoundKey.release(from, BoundKey.bind(from, key)).copy()).isEqualTo(key.copy());
            for (KeyContext to : contexts) {
                if (!to.equals(from)) {
                    assertThatThrownBy(() -> BoundKey.release(to, BoundKey.bind(from, key)))
                            .isInstanceOf(WrongKeyException.class);
                }
            }
        }
    }

    @Test
    void knowsContextsThatDifferInEachPartOfOne() {
        assertThat(KeyManagementContract.differing().map(Named::getName))
                .containsExactlyElementsOf(Arrays.stream(KeyContext.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
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
