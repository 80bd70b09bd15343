package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.InMemorySignals;
import dev.raven.core.scene.Wiring;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import dev.raven.core.tenant.TenantService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a message fares until it is accepted or given up. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookSendingTest {
    private final WebhookScene hooks = new WebhookScene();
    private final FakeReceiver receiver = hooks.receiver();
    private final Wiring node = hooks.node();
    private final Caller alice = hooks.alice();

    @AfterEach
    void close() {
        hooks.close();
    }

    @Test
    void nothingIsEverSentUnsigned() {
        hooks.emit();
        hooks.deliver();
        assertThat(receiver.received().get(0).signature()).matches("v1,[A-Za-z0-9+/]{43}=");
    }

    @Test
    void howEachAttemptEndedIsTold() {
        InMemorySignals signals = hooks.scene().get(InMemorySignals.class);
        hooks.emit();
        hooks.deliver();
        receiver.answers(500);
        hooks.emit();
        hooks.deliver();
        assertThat(signals.of(Signal.WEBHOOK_ATTEMPTS, "accepted")).isEqualTo(1);
        assertThat(signals.of(Signal.WEBHOOK_ATTEMPTS, "refused")).isEqualTo(1);
    }

    /** The storage's slowness is not the receiver's. */
    @Test
    void anAttemptIsOverBeforeItIsWrittenDownHowItEnded() {
        AtomicBoolean timed = new AtomicBoolean();
        List<Boolean> timedWhenSettled = new ArrayList<>();
        RandomGenerator asked = () -> {
            timedWhenSettled.add(timed.get());
            return 0;
        };
        WebhookStore store = node.get(WebhookStore.class);
        WebhookSubscriptions subscriptions = node.get(WebhookSubscriptions.class);
        Clock clock = hooks.scene().clock();
        WebhookWorker worker = new WebhookWorker(
                store,
                subscriptions,
                node.get(WebhookDispatch.class),
                new DeliverySettlement(store, subscriptions, node.get(WebhookAudit.class), asked, clock),
                new Stopwatch(timed),
                clock);
        receiver.answers(500);
        hooks.emit();
        assertThat(worker.runNext(() -> {})).isTrue();
        assertThat(receiver.received()).hasSize(1);
        assertThat(timedWhenSettled).isNotEmpty().containsOnly(false);
    }

    /** @param running whether something is being timed */
    private record Stopwatch(AtomicBoolean running) implements Signals {
        @Override
        public void count(Signal what, long times, String... labels) {}

        @Override
        public void took(Signal what, Duration time, String... labels) {}

        @Override
        public Timing begin(Signal what) {
            running.set(true);
            return new Timing() {
                @Override
                public void done(String... labels) {}

                @Override
                public void close() {
                    running.set(false);
                }
            };
        }
    }

    @Test
    void theSecretBeforeSignsBesideTheNewOneForADay() {
        String first = hooks.secret();
        IssuedSecret issued = node.get(WebhookService.class).rotateSecret(alice);
        assertThat(issued.othersUntil()).contains(hooks.now().plus(Duration.ofHours(24)));
        String second = issued.secret().reveal();
        hooks.emit();
        hooks.deliver();
        assertThat(receiver.received().get(0)).matches(received -> received.isSignedWith(first), "the old one signs");
        assertThat(receiver.received().get(0))
                .matches(received -> received.isSignedWith(second), "so does the new one");

        hooks.advance(Duration.ofHours(24));
        hooks.emit();
        hooks.deliver();
        assertThat(receiver.received().get(1)).matches(received -> !received.isSignedWith(first), "it does no more");
        assertThat(receiver.received().get(1)).matches(received -> received.isSignedWith(second), "the new one does");
    }

    @Test
    void aReceiverThatFailsIsTriedAgainLaterEachTimeAndThenGivenUp() {
        receiver.answers(500);
        hooks.emit();
        List<Duration> pauses = List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14));
        for (int tries = 1; tries <= pauses.size(); tries++) {
            hooks.deliver();
            assertThat(receiver.received()).hasSize(tries);
            StoredDelivery waiting = hooks.kept().get(0);
            assertThat(waiting.lastResult()).contains("http_500");
            Duration pause = Duration.between(hooks.now(), waiting.due());
            Duration least = pauses.get(tries - 1);
            assertThat(pause).isBetween(least, least.plus(least.dividedBy(5)));
            hooks.advance(pause.minusMillis(1));
            hooks.deliver();
            assertThat(receiver.received()).as("not too early").hasSize(tries);
            hooks.advance(Duration.ofMillis(2));
        }
        hooks.deliver();
        assertThat(receiver.received()).hasSize(8);
        assertThat(receiver.received())
                .extracting(FakeReceiver.Received::id)
                .containsOnly(hooks.kept().get(0).id().value());
        assertThat(receiver.received())
                .extracting(FakeReceiver.Received::body)
                .containsOnly(receiver.received().get(0).body());
        assertThat(hooks.kept()).singleElement().satisfies(given -> {
            assertThat(given.state()).isEqualTo(DeliveryState.GIVEN_UP);
            assertThat(given.attempts()).isEqualTo(8);
        });
        assertThat(hooks.recorded("webhook.deliver")).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).contains(AuditOutcome.FAILURE);
            assertThat(entry.reason()).contains("http_500");
        });
        hooks.advance(Duration.ofDays(30));
        hooks.deliver();
        assertThat(receiver.received()).hasSize(8);
    }

    @Test
    void whatWasGivenUpIsSentAgainWhereItsTenantAsksForItAndNobodyElse() {
        receiver.answers(410);
        hooks.emit();
        hooks.deliver();
        StoredDelivery given = hooks.kept().get(0);
        receiver.answers(200);
        hooks.webhook("https://hooks.example:" + receiver.port());
        Caller mallory = hooks.scene().tenant();
        WebhookService service = node.get(WebhookService.class);
        assertThatThrownBy(() -> service.redeliver(mallory, Optional.of(given.id())))
                .isInstanceOf(NotFoundException.class);
        assertThat(service.redeliver(alice, Optional.of(given.id())).state()).isEqualTo(DeliveryState.WAITING);
        hooks.deliver();
        assertThat(receiver.received()).hasSize(2);
        assertThat(hooks.kept()).isEmpty();
        assertThatThrownBy(() -> service.redeliver(alice, Optional.of(given.id())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aReceiverThatIsGoneIsToldNothingMore() {
        receiver.answers(410);
        hooks.emit();
        hooks.emit();
        hooks.deliver();
        assertThat(receiver.received()).hasSize(1);
        assertThat(node.get(TenantService.class).find(alice).settings().webhookUrl())
                .isNull();
        assertThat(hooks.kept())
                .extracting(kept -> kept.lastResult().orElseThrow())
                .containsExactlyInAnyOrder("http_410", "no_webhook");
        assertThat(hooks.recorded("webhook.disable")).hasSize(1);
        hooks.emit();
        assertThat(hooks.kept()).hasSize(2);
    }

    /** The attack: a name is public when it is checked, and this machine when it is called. */
    @Test
    void aNameThatTurnsInwardIsNotFollowed() {
        Wiring strict = hooks.anotherNode(false);
        hooks.dns().answering("rebound.example", "1.1.1.1").answering("rebound.example", "127.0.0.1");
        hooks.settings(strict, "https://rebound.example:" + receiver.port(), null);
        strict.get(Webhooks.class).emit(alice.tenantId(), WebhookEvent.of(WebhookEventType.API_KEY_REVOKED, Map.of()));
        hooks.deliver(strict);
        assertThat(receiver.received()).isEmpty();
        assertThat(hooks.kept().get(0).lastResult()).contains("address_refused");
    }

    /** What was checked is what is connected to: a second look-up could give another answer. */
    @Test
    void aNameIsLookedUpOnceForATry() {
        hooks.emit();
        int before = hooks.dns().lookUps();
        hooks.deliver();
        assertThat(receiver.received()).hasSize(1);
        assertThat(hooks.dns().lookUps() - before).isEqualTo(1);
    }

    @Test
    void aNameServerThatIsAwayUsesUpNoTryForAnHour() {
        hooks.dns().hanging("hooks.example");
        hooks.emit();
        int looks = 0;
        for (; hooks.kept().get(0).attempts() == 0; looks++) {
            hooks.deliver();
            assertThat(hooks.kept().get(0).lastResult()).contains("unresolved");
            hooks.advance(Duration.between(hooks.now(), hooks.kept().get(0).due()));
        }
        assertThat(looks).as("every half a minute, or a fifth later").isBetween(100, 121);
        assertThat(receiver.received()).isEmpty();
        hooks.dns().awake("hooks.example");
        hooks.deliver();
        assertThat(receiver.received()).hasSize(1);
        assertThat(hooks.kept()).isEmpty();
    }

    @Test
    void aNameThatIsNeverLookedUpIsGivenUpLikeAnyFailure() {
        hooks.dns().hanging("hooks.example");
        hooks.emit();
        while (hooks.kept().get(0).state() == DeliveryState.WAITING) {
            hooks.deliver();
            hooks.advance(Duration.between(hooks.now(), hooks.kept().get(0).due()));
        }
        assertThat(hooks.kept().get(0).attempts()).isEqualTo(8);
        assertThat(hooks.recorded("webhook.deliver"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).contains("unresolved"));
    }

    @Test
    void aReceiverThatTookTwoSecondsIsAmongTheSlowForTenMinutes() {
        receiver.answers(exchange -> {
            hooks.advance(Duration.ofSeconds(2));
            exchange.sendResponseHeaders(204, -1);
        });
        hooks.emit();
        hooks.deliver();
        receiver.answers(204);
        assertThat(paceOfTheNext()).isEqualTo(WebhookPace.SLOW);
        hooks.advance(Duration.ofMinutes(10));
        assertThat(paceOfTheNext()).isEqualTo(WebhookPace.QUICK);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aReceiverThatIsQuickIsNotAmongTheSlow() {
        receiver.answers(exchange -> {
            hooks.advance(Duration.ofMillis(1900));
            exchange.sendResponseHeaders(204, -1);
        });
        hooks.emit();
        hooks.deliver();
        assertThat(paceOfTheNext()).isEqualTo(WebhookPace.QUICK);
    }

    private WebhookPace paceOfTheNext() {
        hooks.emit();
        Instant now = hooks.now();
        InMemoryWebhookStore store = hooks.scene().get(InMemoryWebhookStore.class);
        return Stream.of(WebhookPace.values())
                .filter(pace -> store.take(pace, now, now)
                        .filter(taken -> store.remove(taken.tenant(), taken, now))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMessageOfANodeThatWasKilledIsTakenOverByAnother() {
        hooks.emit();
        Instant now = hooks.now();
        StoredDelivery killed = hooks.scene()
                .get(InMemoryWebhookStore.class)
                .take(WebhookPace.QUICK, now, now.plusSeconds(30))
                .orElseThrow();
        Wiring other = hooks.anotherNode(true);
        hooks.deliver(other);
        assertThat(receiver.received()).isEmpty();
        hooks.advance(Duration.ofSeconds(30));
        hooks.deliver(other);
        assertThat(receiver.received())
                .singleElement()
                .satisfies(received ->
                        assertThat(received.id()).isEqualTo(killed.id().value()));
        assertThat(hooks.kept()).isEmpty();
    }

    @Test
    void aMessageThatEndsEveryProcessIsGivenUpUnsent() {
        hooks.emit();
        for (int i = 0; i < 8; i++) {
            Instant now = hooks.now();
            hooks.scene()
                    .get(InMemoryWebhookStore.class)
                    .take(WebhookPace.QUICK, now, now.plusSeconds(30))
                    .orElseThrow();
            hooks.advance(Duration.ofSeconds(30));
        }
        hooks.deliver();
        assertThat(receiver.received()).isEmpty();
        assertThat(hooks.kept().get(0).lastResult()).contains("interrupted");
    }
}
