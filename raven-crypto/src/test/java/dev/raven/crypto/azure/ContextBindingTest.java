package dev.raven.crypto.azure;

import static dev.raven.core.key.KeyManagementContract.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.key.KeyContext;
import org.junit.jupiter.api.Test;

class ContextBindingTest {
    private static final KeyContext OTHER =
            new KeyContext(CONTEXT.tenant(), CONTEXT.purpose(), CONTEXT.keyId(), CONTEXT.version() + 1);

    @Test
    void givesTheKeyForItsOwnContextAlone() {
        byte[] key = {1, 2, 3};
        assertThat(ContextBinding.release(CONTEXT, ContextBinding.bind(CONTEXT, key)))
                .hasValueSatisfying(released -> assertThat(released).isEqualTo(key));
        assertThat(ContextBinding.release(OTHER, ContextBinding.bind(CONTEXT, key)))
                .isEmpty();
    }

    @Test
    void wipesWhatItWasGivenEitherWay() {
        byte[] right = ContextBinding.bind(CONTEXT, new byte[] {1, 2, 3});
        byte[] wrong = right.clone();
        ContextBinding.release(CONTEXT, right);
        ContextBinding.release(OTHER, wrong);
        assertThat(right).containsOnly(0);
        assertThat(wrong).containsOnly(0);
    }

    @Test
    void theLongestKeyFitsTheShortestRsa() {
        assertThat(ContextBinding.bind(CONTEXT, new byte[64])).hasSizeLessThanOrEqualTo(2048 / 8 - 2 * 32 - 2);
    }
}
