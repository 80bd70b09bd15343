package dev.raven.core.erasure;

import dev.raven.api.problem.ConflictException;
import dev.raven.core.id.Id;
import dev.raven.core.id.Ids;
import dev.raven.core.id.ReceiptId;
import dev.raven.core.id.TenantId;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Erases in the one order that a kill can interrupt anywhere: noted in the journal, closed and counted, written in the ledger,
 * destroyed, receipted, told, and only then out of the journal.
 */
@Singleton
class Erasures {
    /** Whoever asked for it has this long before another takes it for abandoned; two at once do no harm. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private final ErasureStore journal;
    private final DeletionStore ledger;
    private final Receipts receipts;
    private final Instance<ErasureWork> works;
    private final Ids ids;
    private final Clock clock;

    @Inject
    Erasures(
            ErasureStore journal,
            DeletionStore ledger,
            Receipts receipts,
            @Any Instance<ErasureWork> works,
            Ids ids,
            Clock clock) {
        this.journal = journal;
        this.ledger = ledger;
        this.receipts = receipts;
        this.works = works;
        this.ids = ids;
        this.clock = clock;
    }

    /** Erases what nobody may have begun to erase yet, and again what a restored backup brought back. */
    Receipt erase(Erasure what, String request) {
        ErasureSteps steps = work(what.kind()).steps(what);
        return ledger.find(what.tenant(), what.subject())
                .flatMap(deletion -> ledger.receipt(what.tenant(), deletion.receipt()))
                .filter(receipt -> !steps.isThere())
                .orElseGet(() -> {
                    journal.begin(what.tenant(), what, clock.instant().plus(LEASE));
                    return finish(what, request);
                });
    }

    /** Does what is left to do of an erasure that is in the journal; what is destroyed already is looked for again. */
    Receipt finish(Erasure what, String request) {
        ErasureSteps steps = work(what.kind()).steps(what);
        Destroyed counted = closed(what, steps);
        Deletion deletion =
                ledger.append(what.tenant(), new Deletion(ids.receipt(), what, request, clock.instant(), counted));
        steps.destroy();
        Receipt receipt = ledger.receipt(what.tenant(), deletion.receipt()).orElseGet(() -> receipted(deletion));
        steps.tell(receipt);
        journal.end(what.tenant(), what);
        return receipt;
    }

    /** What was recorded is not recorded again when it could not be signed. */
    private Receipt receipted(Deletion deletion) {
        TenantId tenant = deletion.what().tenant();
        ReceiptId id = deletion.receipt();
        long sequence =
                ledger.recordedAs(tenant, id).orElseGet(() -> ledger.recorded(tenant, id, receipts.record(deletion)));
        return ledger.complete(tenant, receipts.of(deletion, sequence));
    }

    /** Who is refused ends what it began alone: what was decided before goes on once it may. */
    private Destroyed closed(Erasure what, ErasureSteps steps) {
        try {
            return steps.close();
        } catch (ConflictException mustStay) {
            if (!decided(what.tenant(), what.subject())) {
                journal.end(what.tenant(), what);
            }
            throw mustStay;
        }
    }

    private ErasureWork work(ErasureKind kind) {
        return StreamSupport.stream(works.spliterator(), false)
                .filter(work -> work.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody erases a " + kind));
    }

    /** Whether somebody has decided on it. */
    boolean decided(TenantId tenant, Id subject) {
        return ledger.find(tenant, subject).isPresent();
    }

    /** What is known of an erasure that was decided. */
    Optional<Erasure> of(TenantId tenant, Id subject) {
        return ledger.find(tenant, subject).map(Deletion::what);
    }

    Optional<Receipt> receipt(TenantId tenant, ReceiptId id) {
        return ledger.receipt(tenant, id);
    }
}
