package dev.raven.core.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.idempotency.IdempotencyStore.Claim;
import dev.raven.core.idempotency.IdempotencyStore.Retain;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What every store of answered requests must do. */
public interface IdempotencyStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Duration DAY = Duration.ofDays(1);
    Duration MOMENT = Duration.ofMillis(1);
    String PAY_ALICE = "fingerprint-pay-alice";
    String PAY_BOB = "fingerprint-pay-bob";
    StoredResponse WHOLE =
            new StoredResponse(IDS.tenant(), Optional.of(IDS.user()), 201, new Sealed(new byte[] {0, -1, 13}));
    StoredResponse SECRET = new StoredResponse(IDS.tenant(), Optional.empty(), 201, new Sealed(new byte[] {7}));

    IdempotencyStore requests();

    private static String name() {
        return UUID.randomUUID().toString();
    }

    /** Claims again and again until the claim is of that kind: the time of a lease passes by itself. */
    private void awaitClaim(String request, Predicate<Claim> kind) {
        for (int tries = 0; tries < 1_000_000; tries++) {
            if (kind.test(requests().claim(request, PAY_ALICE, MOMENT))) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("never came");
    }

    @Test
    default void grantsANewRequest() {
        assertThat(requests().claim(name(), PAY_ALICE, DAY)).isEqualTo(new Claim.Granted());
    }

    @Test
    default void saysThatTheFirstIsStillRunning() {
        String request = name();
        requests().claim(request, PAY_ALICE, DAY);

        assertThat(requests().claim(request, PAY_ALICE, DAY)).isEqualTo(new Claim.Running());
    }

    @Test
    default void grantsARequestToOneOfManyThatComeAtOnce() {
        String request = name();

        long winners = Races.winners(8, racer -> requests().claim(request, PAY_ALICE, DAY) instanceof Claim.Granted);

        assertThat(winners).isEqualTo(1);
    }

    @Test
    default void answersAsTheFirstTime() {
        String request = name();
        requests().claim(request, PAY_ALICE, DAY);
        requests().answer(request, WHOLE, Optional.empty(), new Retain(DAY, DAY));

        assertThat(requests().claim(request, PAY_ALICE, DAY)).isEqualTo(new Claim.Answered(WHOLE));
        assertThat(requests().claim(request, PAY_ALICE, DAY)).isEqualTo(new Claim.Answered(WHOLE));
    }

    @Test
    default void whatShowsAConversationIsForgottenWithItAndNothingElse() {
        TenantId tenant = IDS.tenant();
        ConversationId gone = IDS.conversation();
        ConversationId stays = IDS.conversation();
        String ofGone = name();
        String ofOther = name();
        requests().file(tenant, gone, ofGone);
        requests().file(tenant, stays, ofOther);
        for (String request : List.of(ofGone, ofOther)) {
            requests().claim(request, PAY_ALICE, DAY);
            requests().answer(request, WHOLE, Optional.of(SECRET), new Retain(DAY, DAY));
        }
        requests().forget(tenant, gone);
        requests().forget(tenant, gone);
        assertThat(requests().claim(ofGone, PAY_ALICE, DAY)).isEqualTo(new Claim.Granted());
        assertThat(requests().claim(ofOther, PAY_ALICE, DAY)).isEqualTo(new Claim.Answered(SECRET));
    }

    @Test
    default void refusesTheSameNameForAnotherRequest() {
        String running = name();
        String answered = name();
        requests().claim(running, PAY_ALICE, DAY);
        requests().claim(answered, PAY_ALICE, DAY);
        requests().answer(answered, WHOLE, Optional.empty(), new Retain(DAY, DAY));

        assertThat(requests().claim(running, PAY_BOB, DAY)).isEqualTo(new Claim.Mismatch());
        assertThat(requests().claim(answered, PAY_BOB, DAY)).isEqualTo(new Claim.Mismatch());
    }

    @Test
    default void grantsAgainWhatWasGivenBack() {
        String request = name();
        requests().claim(request, PAY_ALICE, DAY);

        requests().release(request);

        assertThat(requests().claim(request, PAY_BOB, DAY)).isEqualTo(new Claim.Granted());
    }

    @Test
    default void keepsAnAnswerThatIsGivenBackTooLate() {
        String request = name();
        requests().claim(request, PAY_ALICE, DAY);
        requests().answer(request, WHOLE, Optional.empty(), new Retain(DAY, DAY));

        requests().release(request);

        assertThat(requests().claim(request, PAY_ALICE, DAY)).isEqualTo(new Claim.Answered(WHOLE));
    }

    @Test
    default void grantsAgainWhenTheLeaseIsOver() {
        String request = name();
        requests().claim(request, PAY_ALICE, MOMENT);

        awaitClaim(request, Claim.Granted.class::isInstance);
    }

    @Test
    default void answersBrieflyAtFirst() {
        String request = name();
        requests().claim(request, PAY_ALICE, DAY);
        requests().answer(request, WHOLE, Optional.of(SECRET), new Retain(DAY, DAY));

        assertThat(requests().claim(request, PAY_ALICE, DAY)).isEqualTo(new Claim.Answered(SECRET));
    }

    @Test
    default void forgetsTheBriefAnswerFirst() {
        String request = name();
        requests().claim(request, PAY_ALICE, DAY);
        requests().answer(request, WHOLE, Optional.of(SECRET), new Retain(DAY, MOMENT));

        awaitClaim(request, new Claim.Answered(WHOLE)::equals);
    }

    @Test
    default void forgetsAnAnswerWhenItsTimeIsOver() {
        String request = name();
        requests().claim(request, PAY_ALICE, DAY);
        requests().answer(request, WHOLE, Optional.empty(), new Retain(MOMENT, MOMENT));

        awaitClaim(request, Claim.Granted.class::isInstance);
    }

    @Test
    default void keepsNoAnswerThatNobodyClaims() {
        String request = name();

        requests().answer(request, WHOLE, Optional.empty(), new Retain(DAY, DAY));

        assertThat(requests().claim(request, PAY_BOB, DAY)).isEqualTo(new Claim.Granted());
        assertThat(requests().claim(request, PAY_BOB, DAY)).isEqualTo(new Claim.Running());
    }
}
