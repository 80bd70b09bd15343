package dev.raven.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Slice;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every deletion ledger must do. */
public interface DeletionStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Instant THEN = Instant.parse("2026-11-26T10:15:30.123456789Z");

    DeletionStore ledger();

    private static Deletion deletion(TenantId tenant, UserId user, Optional<Long> facts) {
        Destroyed destroyed = new Destroyed(12, 2, facts, 3, 1, 4);
        return new Deletion(IDS.receipt(), Erasure.of(tenant, user), "req-1", THEN, destroyed);
    }

    private static Receipt receipt(Deletion deletion, long sequence) {
        Instant now = Instant.parse("2026-11-26T10:15:31Z");
        return new Receipt(deletion, sequence, now, Optional.of(now.plusSeconds(9)), "signed\n\n— raven x\n");
    }

    @Test
    default void anEntryIsFoundBySubjectAsItWasAppended() {
        TenantId tenant = IDS.tenant();
        for (Optional<Long> facts : List.of(Optional.of(0L), Optional.<Long>empty())) {
            UserId user = IDS.user();
            Deletion deletion = deletion(tenant, user, facts);
            assertThat(ledger().append(tenant, deletion)).isEqualTo(deletion);
            assertThat(ledger().find(tenant, user)).contains(deletion);
            assertThat(ledger().receipt(tenant, deletion.receipt())).isEmpty();
            assertThat(ledger().find(IDS.tenant(), user)).isEmpty();
        }
    }

    @Test
    default void theFirstEntryOfASubjectStands() {
        TenantId tenant = IDS.tenant();
        UserId user = IDS.user();
        List<Deletion> answers =
                Races.results(8, racer -> ledger().append(tenant, deletion(tenant, user, Optional.of((long) racer))));
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(ledger().after(tenant, 0, 99).items()).containsExactly(answers.get(0));
    }

    @Test
    default void theFirstEventOfAnEntryStandsBesideIt() {
        TenantId tenant = IDS.tenant();
        Deletion deletion = ledger().append(tenant, deletion(tenant, IDS.user(), Optional.of(5L)));
        assertThat(ledger().recordedAs(tenant, deletion.receipt())).isEmpty();
        assertThat(ledger().recorded(tenant, deletion.receipt(), 7)).isEqualTo(7);
        assertThat(ledger().recorded(tenant, deletion.receipt(), 8)).isEqualTo(7);
        assertThat(ledger().recordedAs(tenant, deletion.receipt())).contains(7L);
        assertThat(ledger().recordedAs(IDS.tenant(), deletion.receipt())).isEmpty();
        assertThat(ledger().find(tenant, deletion.what().subject())).contains(deletion);
        assertThat(ledger().receipt(tenant, deletion.receipt())).isEmpty();
        Receipt receipt = receipt(deletion, 7);
        assertThat(ledger().complete(tenant, receipt)).isEqualTo(receipt);
    }

    @Test
    default void theFirstReceiptOfAnEntryStands() {
        TenantId tenant = IDS.tenant();
        Deletion deletion = ledger().append(tenant, deletion(tenant, IDS.user(), Optional.of(5L)));
        Receipt first = receipt(deletion, 7);
        assertThat(ledger().complete(tenant, first)).isEqualTo(first);
        assertThat(ledger().complete(tenant, receipt(deletion, 8))).isEqualTo(first);
        assertThat(ledger().receipt(tenant, deletion.receipt())).contains(first);
        assertThat(ledger().receipt(IDS.tenant(), deletion.receipt())).isEmpty();
    }

    @Test
    default void aWalkMeetsEachInTheOrderTheyWereDecided() {
        TenantId tenant = IDS.tenant();
        List<Deletion> kept = IntStream.range(0, 5)
                .mapToObj(i -> ledger().append(tenant, deletion(tenant, IDS.user(), Optional.of(0L))))
                .toList();
        Slice<Deletion> first = ledger().after(tenant, 0, 3);
        Slice<Deletion> second = ledger().after(tenant, first.next(), 3);
        assertThat(first.items()).isEqualTo(kept.subList(0, 3));
        assertThat(second.items()).isEqualTo(kept.subList(3, 5));
        assertThat(ledger().after(tenant, second.next(), 3).items()).isEmpty();
    }
}
