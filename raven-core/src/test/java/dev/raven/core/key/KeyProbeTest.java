package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.id.Ids;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.signal.Signals;
import dev.raven.core.startup.Condition;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KeyProbeTest {
    private static final OperatorKey KEY = InMemoryOperatorKeys.FIRST;
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final KeyContext CONTEXT = new KeyContext(IDS.tenant(), KeyPurpose.DATA, IDS.key(), 1);

    private final InMemoryOperatorKeys operatorKeys = new InMemoryOperatorKeys();
    private final InMemoryKeyManagement kms = operatorKeys.service(KEY);

    private KeySettings cached(Duration life) {
        return new KeySettings(false, true, life, Duration.ofDays(90));
    }

    private KeyService services(KeySettings settings) {
        return new KeyService(
                operatorKeys, new KeyCallLog(operatorKeys, settings, new InMemoryAuditLog(), Signals.NONE));
    }

    private KeyProbe afterACallThatFails(Reason reason, Duration life) {
        KeyService services = services(cached(life));
        kms.trouble(Optional.of(reason));
        assertThatThrownBy(() -> services.wrap(KEY, CONTEXT, new byte[64])).isInstanceOf(RuntimeException.class);
        return new KeyProbe(services, operatorKeys, cached(life));
    }

    @Test
    void nothingIsWrongWhileNothingFailed() {
        assertThat(new KeyProbe(services(cached(Duration.ofMinutes(5))), operatorKeys, cached(Duration.ofMinutes(5)))
                        .condition())
                .isEqualTo(Condition.UP);
    }

    @Test
    void aServiceThatIsAwayIsSaidWhileKeysInMemoryServe() {
        assertThat(afterACallThatFails(Reason.AWAY, Duration.ofMinutes(5)).condition())
                .isEqualTo(Condition.DEGRADED);
    }

    @Test
    void andTakesTheNodeOutWhenTheLastOfThemMayBeGone() {
        assertThat(afterACallThatFails(Reason.AWAY, Duration.ZERO).condition()).isEqualTo(Condition.DOWN);
    }

    @Test
    void aRefusalTakesItOutAtOnce() {
        assertThat(afterACallThatFails(Reason.REFUSED, Duration.ofMinutes(5)).condition())
                .isEqualTo(Condition.DOWN);
    }

    @Test
    void whatWasAlteredIsNoTroubleOfTheService() {
        assertThat(afterACallThatFails(Reason.WRONG, Duration.ZERO).condition()).isEqualTo(Condition.UP);
    }

    /** Nobody else calls it here, as with a node that gets no traffic any more. */
    @Test
    @Timeout(60)
    void aServiceThatIsBackIsFoundByAskingAlone() throws InterruptedException {
        KeyProbe probe = afterACallThatFails(Reason.REFUSED, Duration.ofMinutes(5));
        kms.trouble(Optional.empty());
        while (probe.condition() != Condition.UP) {
            Thread.sleep(20);
        }
        probe.close();
    }
}
