package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.Races;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyUsesTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final KeyUses.Limits SMALL = new KeyUses.Limits(10, 20, 50, 100);

    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final List<KeyName> due = Collections.synchronizedList(new ArrayList<>());
    private final KeyName name = new KeyName.OfSubject(IDS.tenant(), IDS.user());

    @BeforeEach
    void make() {
        WrappedKey key = new WrappedKey("ky_1", 1, KeyState.ACTIVE, Instant.EPOCH, Instant.EPOCH, "1", new byte[] {1});
        store.create(name, key);
    }

    /** A node's counter. */
    private KeyUses node() {
        RotationDue noted = new RotationDue() {
            @Override
            public void rotate(KeyName key) {
                due.add(key);
            }

            @Override
            public void rewrap(TenantId tenant, OperatorKey under) {
                throw new AssertionError("counting uses rewraps nothing");
            }
        };
        return new KeyUses(store, noted, SMALL);
    }

    private static void use(KeyUses node, KeyName key, int times) {
        for (int i = 0; i < times; i++) {
            node.count(key, 1);
        }
    }

    private long stored() {
        return store.uses(name).getOrDefault(1, 0L);
    }

    @Test
    void usesAreReservedInBlocksBeforeTheyHappen() {
        KeyUses node = node();
        use(node, name, 1);
        assertThat(stored()).isEqualTo(10);
        use(node, name, 9);
        assertThat(stored()).isEqualTo(10);
        use(node, name, 1);
        assertThat(stored()).isEqualTo(20);
    }

    @Test
    void aCrashCountsTooManyAndNeverTooFew() {
        use(node(), name, 3);
        use(node(), name, 3);
        assertThat(stored()).isEqualTo(20);
    }

    @Test
    void manyThreadsTogetherReserveWhatTheyUse() {
        KeyUses node = node();
        Races.results(8, racer -> {
            use(node, name, 5);
            return true;
        });
        assertThat(stored()).isEqualTo(40);
    }

    @Test
    void aRotationIsForcedBeforeTheLimitAndSealingGoesOn() {
        KeyUses node = node();
        use(node, name, 40);
        assertThat(due).isEmpty();
        use(node, name, 10);
        assertThat(due).containsOnly(name);
    }

    @Test
    void atTheLimitNothingIsSealedUnderTheKeyAnyMoreOnAnyNode() {
        KeyUses node = node();
        use(node, name, 100);
        assertThatThrownBy(() -> use(node, name, 1)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> use(node(), name, 1)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void theLimitsAreThoseOfTheDesign() {
        assertThat(KeyUses.Limits.STANDARD)
                .extracting(KeyUses.Limits::alarm, KeyUses.Limits::rotate, KeyUses.Limits::refuse)
                .containsExactly(1L << 28, 1L << 30, 1L << 32);
    }

    @Test
    void aKeyThatIsGoneIsNotUsed() {
        KeyName other = new KeyName.OfSubject(IDS.tenant(), IDS.user());
        assertThatThrownBy(() -> node().count(other, 1)).isInstanceOf(NoKeyException.class);
    }
}
