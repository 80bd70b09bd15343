package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.envelope.SealKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KeyCacheTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyCache.Bounds TEN = new KeyCache.Bounds(10, Duration.ofMinutes(5));

    @Test
    void letsGoAfterFiveMinutesAndWipes() {
        AtomicLong nanos = new AtomicLong();
        KeyCache<String> cache = new KeyCache<>(TEN, nanos::get, Runnable::run, name -> opened());
        KeyMaterial material = cache.get("k").active().material();
        nanos.addAndGet(TEN.life().plusSeconds(1).toNanos());
        cache.get("k");
        assertThatThrownBy(material::copy).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void letsGoAfterAMillionUses() {
        KeyCache<String> cache = new KeyCache<>(TEN, () -> 0, Runnable::run, name -> opened());
        KeyMaterial material = cache.get("k").active().material();
        for (long use = 1; use < KeyCache.MOST_USES; use++) {
            if (cache.get("k").active().material() != material) {
                throw new AssertionError("gone after " + use + " uses");
            }
        }
        assertThat(cache.get("k").active().material()).isNotSameAs(material);
        assertThatThrownBy(material::copy).isInstanceOf(IllegalStateException.class);
    }

    /** A tenant's key service may hang: who wants another tenant's key, whatever its hash, does not wait for it. */
    @Test
    void nobodyWaitsForTheOpeningOfAnotherKey() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        KeyCache<SameHash> cache = new KeyCache<>(TEN, () -> 0, Runnable::run, key -> {
            if (key.name().equals("hangs")) {
                awaitUninterruptibly(hanging);
            }
            return opened();
        });
        Thread first = Thread.ofVirtual().start(() -> cache.get(new SameHash("hangs")));
        while (first.getState() == Thread.State.NEW || first.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        assertThat(cache.get(new SameHash("other")).active()).isNotNull();
        hanging.countDown();
        first.join();
    }

    @Test
    void whatIsForgottenWhileItIsOpenedIsNotKept() {
        List<KeyMaterial> made = new ArrayList<>();
        AtomicReference<KeyCache<String>> cache = new AtomicReference<>();
        cache.set(new KeyCache<>(TEN, () -> 0, Runnable::run, name -> {
            cache.get().forgetIf(name::equals);
            OpenKeys opened = opened();
            made.add(opened.active().material());
            return opened;
        }));
        cache.get().get("k");
        cache.get().get("k");
        assertThat(made).hasSize(2);
        assertThatThrownBy(() -> made.get(0).copy()).isInstanceOf(IllegalStateException.class);
    }

    private static OpenKeys opened() {
        WrappedKey wrapped =
                new WrappedKey("ky_1", 1, KeyState.ACTIVE, Instant.EPOCH, Instant.EPOCH, "local", new byte[] {1});
        return OpenKeys.of(List.of(wrapped), version -> new SealKey("ky_1", 1, KeyMaterial.random(RANDOM)));
    }

    private record SameHash(String name) {
        @Override
        public int hashCode() {
            return 1;
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
