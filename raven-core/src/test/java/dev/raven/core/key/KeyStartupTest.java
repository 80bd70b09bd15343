package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.settings.SettingException;
import dev.raven.core.signal.Signals;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyStartupTest {
    private static final KeySettings SETTINGS =
            new KeySettings(false, true, Duration.ofMinutes(5), Duration.ofDays(90));

    private final InMemoryKeyStore store = new InMemoryKeyStore();

    private void start(InMemoryOperatorKeys operatorKeys) {
        KeyRing keys = KeyRings.of(store, operatorKeys);
        KeyService services = new KeyService(
                operatorKeys, new KeyCallLog(operatorKeys, SETTINGS, new InMemoryAuditLog(), Signals.NONE));
        KeyWatch watch = new KeyWatch(new InMemoryKeyChangeStore(), keys);
        try {
            new KeyStartup(new KeyServiceCheck(services), operatorKeys, store, keys, watch).run();
        } finally {
            watch.close();
        }
    }

    private static InMemoryOperatorKeys using(OperatorKey key) {
        InMemoryOperatorKeys keys = new InMemoryOperatorKeys();
        keys.use(key);
        return keys;
    }

    @Test
    void theSameKeyStartsAgain() {
        InMemoryOperatorKeys keys = new InMemoryOperatorKeys();
        start(keys);
        assertThatCode(() -> start(keys)).doesNotThrowAnyException();
    }

    @Test
    void anotherKeyThanTheDataWasWrittenUnderStopsTheStart() {
        start(new InMemoryOperatorKeys());
        assertThatThrownBy(() -> start(new InMemoryOperatorKeys()))
                .isInstanceOf(SettingException.class)
                .hasMessage("ENCRYPTION_KEY_STORAGE: the operator key is not the one this Redis was written under;"
                        + " give back the key it was, or use another Redis.");
    }

    @Test
    void protectedDataIsNotGoneOnWithUnprotected() {
        start(new InMemoryOperatorKeys());
        assertThatThrownBy(() -> start(using(OperatorKey.NONE)))
                .isInstanceOf(SettingException.class)
                .hasMessage("ENCRYPTION_ENABLED: this Redis holds protected data; false is for one of its own.");
    }

    @Test
    void whatAnybodyCouldReadIsNotCalledProtectedAfterwards() {
        start(using(OperatorKey.NONE));
        assertThatThrownBy(() -> start(new InMemoryOperatorKeys()))
                .isInstanceOf(SettingException.class)
                .hasMessage("ENCRYPTION_ENABLED: this Redis was written with false, and holds what anybody may have"
                        + " read; use another.");
    }
}
