package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receivers that hang keep others' messages from nobody: counted, with this node's real threads. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookFairnessTest {
    private static final String SLOW = "https://slow.example/";
    private static final String QUICK = "https://quick.example/";
    private static final int MESSAGES = 3;

    private final Scene scene = new Scene();
    private final HoldingSender sender = new HoldingSender("slow.example");
    private final Wiring node = scene.anotherNode()
            .with(new WebhookSettings(false, Set.of(443), List.of()))
            .with(new FakeDns().answering("slow.example", "1.1.1.1").answering("quick.example", "1.1.1.1"))
            .with(sender);

    @AfterEach
    void close() {
        sender.close();
        node.get(WebhookWorkers.class).close();
    }

    private Caller tenant(String url) {
        return scene.tenant(
                new TenantSettingsPatch(null, null, null, null, null, null, url, null, null, null, null, null, null));
    }

    private void emit(Caller tenant) {
        for (int i = 0; i < MESSAGES; i++) {
            node.get(Webhooks.class).emit(tenant.tenantId(), WebhookEvent.of(WebhookEventType.KEY_ROTATED, Map.of()));
        }
    }

    private void markSlow(Caller tenant) {
        Instant now = scene.clock().instant();
        scene.get(InMemoryWebhookStore.class).markSlow(tenant.tenantId(), now, now.plus(Duration.ofMinutes(10)));
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void receiversThatWereSlowLatelyLeaveHalfOfTheSendersToOthersHoweverManyTheyAre() {
        for (int i = 0; i < 100; i++) {
            Caller slow = tenant(SLOW);
            markSlow(slow);
            emit(slow);
        }
        node.get(WebhookWorkers.class).run();
        await(() -> sender.held() == WebhookWorker.MOST_SLOW);
        Stream.generate(() -> tenant(QUICK)).limit(40).forEach(this::emit);
        await(() -> sender.accepted() == 40 * MESSAGES);
        assertThat(sender.held()).isEqualTo(WebhookWorker.MOST_SLOW);
    }

    @Test
    void receiversThatAreSlowForTheFirstTimeAreSentToAsManyAtOnceAndOneOfATenant() {
        Stream.generate(() -> tenant(SLOW)).limit(WebhookWorkers.MOST - 1).forEach(this::emit);
        node.get(WebhookWorkers.class).run();
        await(() -> sender.held() == WebhookWorkers.MOST - 1);
        emit(tenant(QUICK));
        await(() -> sender.accepted() == MESSAGES);
        assertThat(sender.held()).isEqualTo(WebhookWorkers.MOST - 1);
    }
}
