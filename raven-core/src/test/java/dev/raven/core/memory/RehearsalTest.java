package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.raven.core.id.Ids;
import dev.raven.core.scene.Scene;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final Ids IDS = new Ids(new SecureRandom());

    private final Scene scene = new Scene();

    @Test
    void aBlockComesOutAsItWentInThoughNobodyHasAKey() {
        Interaction said = new Interaction(
                IDS.interaction(), IDS.conversation(), "Ahoy", "Hello", Map.of(), Instant.EPOCH, Instant.EPOCH);
        assertThat(scene.get(MemoryVault.class).rehearse(List.of(new Remembered(said, Optional.empty(), true))))
                .extracting(Remembered::interaction)
                .containsExactly(said);
    }

    @Test
    void endsWhereItNeverBegan() {
        assertThatCode(() -> scene.get(Rehearsal.class).stop()).doesNotThrowAnyException();
    }

    @Test
    void goesThroughOnAnEmptyServer() {
        assertThat(scene.get(Rehearsal.class).perform()).isPositive();
    }
}
