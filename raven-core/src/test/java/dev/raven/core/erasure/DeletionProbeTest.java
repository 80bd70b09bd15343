package dev.raven.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.caller.Caller;
import dev.raven.core.id.UserId;
import dev.raven.core.probe.Finding;
import dev.raven.core.probe.Finding.Status;
import dev.raven.core.scene.Scene;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletionProbeTest {
    private final Scene scene = new Scene();
    private final Caller caller = scene.tenant();
    private final DeletionStore ledger = scene.get(DeletionStore.class);

    private Finding look() {
        return new DeletionProbe(ledger, scene.clock()).look(caller.tenantId());
    }

    @Test
    void whetherPeopleAreErasedWhenTheyAskNoMachineKnows() {
        assertThat(look().status()).isEqualTo(Status.MANUAL);
        UserId user = scene.user(caller);
        scene.get(ErasureService.class).eraseUser(caller, Optional.of(user));
        scene.clock().advance(Duration.ofDays(2));
        assertThat(look().status()).isEqualTo(Status.MANUAL);
        assertThat(look().evidence()).contains("newest 1").contains("without a receipt: 0");
    }

    @Test
    void anErasureWithoutAReceiptAfterADayFails() {
        UserId user = scene.user(caller);
        scene.get(ErasureService.class).eraseUser(caller, Optional.of(user));
        Deletion done = ledger.find(caller.tenantId(), user).orElseThrow();
        DeletionStore unfinished = new InMemoryDeletionStore();
        unfinished.append(caller.tenantId(), done);
        DeletionProbe probe = new DeletionProbe(unfinished, scene.clock());
        assertThat(probe.look(caller.tenantId()).status()).as("under way").isEqualTo(Status.MANUAL);
        scene.clock().advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(probe.look(caller.tenantId()).status()).isEqualTo(Status.FAIL);
    }
}
