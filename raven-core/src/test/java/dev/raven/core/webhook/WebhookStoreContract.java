package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.DeliveryId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every keeper of messages to webhooks promises. */
public interface WebhookStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Instant NOW = Instant.parse("2026-11-24T10:15:30.123Z");
    Duration LEASE = Duration.ofSeconds(30);
    Instant LATER = NOW.plus(LEASE);

    /** The store under test; the same for one test. */
    WebhookStore webhooks();

    /** Messages of other tests must not be due in the next. */
    @AfterEach
    default void removeAll() {
        Instant end = NOW.plus(Duration.ofDays(365));
        for (WebhookPace pace : WebhookPace.values()) {
            Optional<StoredDelivery> left = webhooks().take(pace, end, end.plus(LEASE));
            while (left.isPresent()) {
                webhooks().remove(left.get().tenant(), left.get(), end);
                left = webhooks().take(pace, end, end.plus(LEASE));
            }
        }
    }

    private static Sealed sealed(String text) {
        return new Sealed(text.getBytes(StandardCharsets.UTF_8));
    }

    private static StoredDelivery delivery(TenantId tenant, Instant due) {
        return StoredDelivery.waiting(IDS.delivery(), tenant, WebhookEventType.KEY_ROTATED, due, sealed("a message"));
    }

    private StoredDelivery kept(TenantId tenant, Instant due) {
        StoredDelivery delivery = delivery(tenant, due);
        assertThat(webhooks().add(tenant, delivery)).isTrue();
        return delivery;
    }

    private Optional<StoredDelivery> take(Instant now, Instant until) {
        return webhooks().take(WebhookPace.QUICK, now, until);
    }

    private Optional<StoredDelivery> takeSlow(Instant now) {
        return webhooks().take(WebhookPace.SLOW, now, now.plus(LEASE));
    }

    private StoredDelivery taken(Instant now) {
        return take(now, now.plus(LEASE)).orElseThrow();
    }

    private StoredDelivery givenUp(TenantId tenant, Instant when) {
        kept(tenant, when);
        StoredDelivery given = taken(when).givenUp("http_500", when);
        assertThat(webhooks().save(tenant, given, when)).isTrue();
        return given;
    }

    @Test
    default void ofATenantThatIsGoneNothingIsKeptAndNothingSent() {
        TenantId tenant = IDS.tenant();
        StoredDelivery old = givenUp(tenant, NOW);
        kept(tenant, NOW);
        StoredDelivery inHand = taken(NOW);
        kept(tenant, NOW);
        StoredDelivery others = kept(IDS.tenant(), NOW);
        webhooks().removeAll(tenant);
        assertThat(webhooks().ids(tenant)).isEmpty();
        assertThat(webhooks().find(tenant, old.id())).isEmpty();
        assertThat(webhooks().save(tenant, inHand, LATER)).isFalse();
        assertThat(taken(LATER).id()).isEqualTo(others.id());
        assertThat(take(LATER, LATER.plus(LEASE))).isEmpty();
        assertThat(webhooks().ids(tenant)).isEmpty();
    }

    @Test
    default void findsAMessageAsItWasKeptAndForItsTenantAlone() {
        TenantId tenant = IDS.tenant();
        StoredDelivery delivery = kept(tenant, NOW);
        assertThat(webhooks().find(tenant, delivery.id())).contains(delivery);
        assertThat(webhooks().load(tenant, List.of(IDS.delivery(), delivery.id())))
                .containsExactly(delivery);
        assertThat(webhooks().find(IDS.tenant(), delivery.id())).isEmpty();
        assertThat(webhooks().ids(tenant)).containsExactly(delivery.id());
        assertThat(webhooks().ids(IDS.tenant())).isEmpty();
    }

    @Test
    default void aMessageThatIsKeptIsNotKeptAnew() {
        TenantId tenant = IDS.tenant();
        kept(tenant, NOW);
        StoredDelivery mine = taken(NOW);
        assertThat(webhooks().add(tenant, StoredDelivery.waiting(mine.id(), tenant, mine.type(), LATER, sealed("x"))))
                .isTrue();
        assertThat(webhooks().find(tenant, mine.id())).contains(mine);
    }

    @Test
    default void oneOfManyWhoAskGetsAMessage() {
        TenantId tenant = IDS.tenant();
        StoredDelivery delivery = kept(tenant, NOW);
        List<Optional<StoredDelivery>> taken = Races.results(8, racer -> take(NOW, LATER));
        assertThat(taken).containsOnlyOnce(Optional.of(delivery.taken(LATER)));
        assertThat(Collections.frequency(taken, Optional.empty())).isEqualTo(7);
    }

    @Test
    default void ofOneTenantOneMessageIsSentAtATimeAndOthersDoNotWaitForIt() {
        TenantId slow = IDS.tenant();
        TenantId quick = IDS.tenant();
        StoredDelivery first = kept(slow, NOW.minusSeconds(9));
        kept(slow, NOW.minusSeconds(8));
        assertThat(taken(NOW).id()).isEqualTo(first.id());
        assertThat(take(NOW, LATER)).isEmpty();
        kept(slow, NOW);
        assertThat(take(NOW, LATER)).as("one that came meanwhile").isEmpty();
        StoredDelivery other = kept(quick, NOW);
        assertThat(taken(NOW).id()).isEqualTo(other.id());
    }

    @Test
    default void whoHadItsTurnIsBehindThoseWhoWait() {
        TenantId busy = IDS.tenant();
        TenantId patient = IDS.tenant();
        kept(busy, NOW.minusSeconds(9));
        StoredDelivery second = kept(busy, NOW.minusSeconds(8));
        StoredDelivery others = kept(patient, NOW.minusSeconds(1));
        StoredDelivery mine = taken(NOW);
        webhooks().remove(busy, mine, NOW);
        assertThat(taken(NOW).id()).isEqualTo(others.id());
        assertThat(taken(NOW).id()).isEqualTo(second.id());
    }

    @Test
    default void whoWasSlowLatelyHasTurnsOfItsOwn() {
        TenantId slow = IDS.tenant();
        webhooks().markSlow(slow, NOW, LATER);
        StoredDelivery late = kept(slow, NOW);
        StoredDelivery others = kept(IDS.tenant(), NOW);
        assertThat(taken(NOW).id()).isEqualTo(others.id());
        assertThat(take(NOW, LATER)).isEmpty();
        assertThat(takeSlow(NOW)).contains(late.taken(LATER));
        assertThat(takeSlow(NOW)).isEmpty();
    }

    @Test
    default void whoProvesSlowHasItsNextTurnAmongTheSlow() {
        TenantId slow = IDS.tenant();
        kept(slow, NOW.minusSeconds(9));
        StoredDelivery second = kept(slow, NOW);
        StoredDelivery first = taken(NOW);
        webhooks().markSlow(slow, NOW, LATER);
        webhooks().remove(slow, first, NOW);
        assertThat(take(NOW, LATER)).isEmpty();
        assertThat(takeSlow(NOW)).contains(second.taken(LATER));
    }

    @Test
    default void whoWasNotSlowForLongIsNotAmongTheSlow() {
        TenantId tenant = IDS.tenant();
        webhooks().markSlow(tenant, NOW, LATER);
        kept(tenant, NOW);
        StoredDelivery second = kept(tenant, LATER);
        assertThat(takeSlow(LATER)).isEmpty();
        StoredDelivery first = taken(LATER);
        assertThat(first.id()).isNotEqualTo(second.id());
        webhooks().remove(tenant, first, LATER);
        assertThat(taken(LATER).id()).isEqualTo(second.id());
    }

    @Test
    default void whatASlowOneAsksForAgainWaitsAmongTheSlow() {
        TenantId slow = IDS.tenant();
        StoredDelivery given = givenUp(slow, NOW);
        webhooks().markSlow(slow, NOW, LATER);
        webhooks().revive(slow, given.id(), NOW);
        assertThat(take(NOW, LATER)).isEmpty();
        assertThat(takeSlow(NOW)).contains(given.anew(NOW).taken(LATER));
    }

    @Test
    default void anAbandonedMessageOfASlowOneIsTakenByAnother() {
        TenantId slow = IDS.tenant();
        webhooks().markSlow(slow, NOW, LATER);
        StoredDelivery late = kept(slow, NOW);
        takeSlow(NOW);
        assertThat(takeSlow(LATER)).contains(late.taken(LATER).taken(LATER.plus(LEASE)));
    }

    @Test
    default void anAbandonedMessageIsTakenByAnotherAndItsFirstTakerHasLostIt() {
        TenantId tenant = IDS.tenant();
        kept(tenant, NOW);
        StoredDelivery first = taken(NOW);
        assertThat(take(LATER.minusMillis(1), LATER.plus(LEASE))).isEmpty();
        StoredDelivery second = taken(LATER);
        assertThat(second).isEqualTo(first.taken(LATER.plus(LEASE)));

        assertThat(webhooks().remove(tenant, first, LATER)).isFalse();
        assertThat(webhooks().save(tenant, first.givenUp("late", LATER), LATER)).isFalse();
        assertThat(webhooks().find(tenant, first.id())).contains(second);
        assertThat(webhooks().remove(tenant, second, LATER)).isTrue();
        assertThat(webhooks().ids(tenant)).isEmpty();
    }

    @Test
    default void aMessageThatIsTriedAgainIsDueThenAndNoEarlier() {
        TenantId tenant = IDS.tenant();
        kept(tenant, NOW);
        StoredDelivery retried = taken(NOW).retried("http_500", LATER);
        assertThat(webhooks().save(tenant, retried, NOW)).isTrue();
        assertThat(webhooks().find(tenant, retried.id())).contains(retried);
        assertThat(take(LATER.minusMillis(1), LATER.plus(LEASE))).isEmpty();
        assertThat(taken(LATER)).isEqualTo(retried.taken(LATER.plus(LEASE)));
    }

    @Test
    default void aNewMessageDoesNotWaitForOneThatIsTriedAgainMuchLater() {
        TenantId tenant = IDS.tenant();
        kept(tenant, NOW);
        webhooks().save(tenant, taken(NOW).retried("http_500", NOW.plus(Duration.ofHours(5))), NOW);
        StoredDelivery fresh = kept(tenant, NOW);
        assertThat(taken(NOW).id()).isEqualTo(fresh.id());
    }

    @Test
    default void oneThatWasGivenUpIsDueNoMoreAndListedFirstNewestFirst() {
        TenantId tenant = IDS.tenant();
        StoredDelivery old = givenUp(tenant, NOW);
        StoredDelivery young = givenUp(tenant, LATER);
        StoredDelivery waiting = kept(tenant, LATER.plus(LEASE));
        assertThat(webhooks().ids(tenant)).containsExactly(young.id(), old.id(), waiting.id());
        assertThat(webhooks().find(tenant, old.id())).contains(old);
        assertThat(take(LATER, LATER.plus(LEASE))).isEmpty();
    }

    @Test
    default void oneThatIsAskedForIsSentAtOnceWithAllItsTriesBeforeIt() {
        TenantId tenant = IDS.tenant();
        StoredDelivery given = givenUp(tenant, NOW);
        assertThat(webhooks().revive(IDS.tenant(), given.id(), LATER)).isFalse();
        assertThat(webhooks().revive(tenant, IDS.delivery(), LATER)).isFalse();
        assertThat(webhooks().revive(tenant, given.id(), LATER)).isTrue();
        assertThat(webhooks().find(tenant, given.id())).contains(given.anew(LATER));
        assertThat(taken(LATER)).isEqualTo(given.anew(LATER).taken(LATER.plus(LEASE)));
    }

    @Test
    default void whoIsAtAMessageThatIsAskedForHasLostIt() {
        TenantId tenant = IDS.tenant();
        kept(tenant, NOW);
        StoredDelivery mine = taken(NOW);
        webhooks().revive(tenant, mine.id(), NOW);
        assertThat(webhooks().remove(tenant, mine, NOW)).isFalse();
        assertThat(taken(LATER).attempts()).isEqualTo(1);
    }

    @Test
    default void onlySoManyWait() {
        TenantId tenant = IDS.tenant();
        for (int i = 0; i < WebhookStore.MOST_WAITING; i++) {
            kept(tenant, NOW);
        }
        StoredDelivery more = delivery(tenant, NOW);
        assertThat(webhooks().add(tenant, more)).isFalse();
        assertThat(webhooks().find(tenant, more.id())).isEmpty();
        kept(IDS.tenant(), NOW);
    }

    @Test
    default void onlySoManyThatWereGivenUpAreKept() {
        TenantId tenant = IDS.tenant();
        DeliveryId oldest = givenUp(tenant, NOW).id();
        for (int i = 1; i <= WebhookStore.MOST_GIVEN_UP; i++) {
            givenUp(tenant, NOW.plusMillis(i));
        }
        assertThat(webhooks().ids(tenant)).hasSize(WebhookStore.MOST_GIVEN_UP).doesNotContain(oldest);
        assertThat(webhooks().find(tenant, oldest)).isEmpty();
    }

    @Test
    default void aBodyThatIsSealedAnewOutlastsWhoHasTheMessage() {
        TenantId tenant = IDS.tenant();
        StoredDelivery delivery = kept(tenant, NOW);
        StoredDelivery mine = taken(NOW);
        assertThat(webhooks().replaceBody(IDS.tenant(), delivery, sealed("stolen")))
                .isFalse();
        assertThat(webhooks().replaceBody(tenant, delivery, sealed("again"))).isTrue();
        assertThat(webhooks().replaceBody(tenant, delivery, sealed("late"))).isFalse();
        webhooks().save(tenant, mine.retried("http_500", LATER), NOW);
        assertThat(webhooks().find(tenant, mine.id()).orElseThrow().body()).isEqualTo(sealed("again"));
    }
}
