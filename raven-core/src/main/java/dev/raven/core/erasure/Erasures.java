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
import java.time.Instant;
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
        return erase(what, request, Instant.MAX).receipt().orElseThrow(Erasures::unfinished);
    }

    /** The same where it may take long: what is left then, the workers of all nodes go on with at once. */
    Begun erase(Erasure what, String request, Instant until) {
        ErasureSteps steps = work(what.kind()).steps(what, HoldRule.RESPECTED);
        return begun(what).filter(known -> known.isDone() && !steps.isThere()).orElseGet(() -> {
            journal.begin(what.tenant(), what, clock.instant().plus(LEASE));
            return finish(what, steps, request, until);
        });
    }

    /** Does what is left to do of an erasure that is in the journal; what is destroyed already is looked for again. */
    Receipt finish(Erasure what, String request) {
        ErasureSteps steps = work(what.kind()).steps(what, HoldRule.RESPECTED);
        return finish(what, steps, request, Instant.MAX).receipt().orElseThrow(Erasures::unfinished);
    }

    /**
     * Erases again what a backup brought back that is older than its erasure.
     *
     * @return false where nothing of it is there
     */
    boolean again(Deletion deletion) {
        Erasure what = deletion.what();
        HoldRule rule =
                ledger.receipt(what.ledger(), deletion.receipt()).isPresent() ? HoldRule.OUTDATED : HoldRule.RESPECTED;
        ErasureSteps steps = work(what.kind()).steps(what, rule);
        boolean there = rule == HoldRule.RESPECTED || steps.isThere();
        if (there) {
            journal.begin(what.tenant(), what, clock.instant().plus(LEASE));
            finish(what, steps, deletion.request(), Instant.MAX);
        }
        return there;
    }

    /** Whether it is part of what was erased with its tenant: then it ends, without an entry in a ledger that is gone. */
    boolean wentWithItsTenant(Erasure what) {
        boolean went = what.kind() != ErasureKind.TENANT
                && begun(Erasure.of(what.tenant())).filter(Begun::isDone).isPresent();
        if (went) {
            journal.end(what.tenant(), what);
        }
        return went;
    }

    /** Leaves it to the workers of all nodes, who try until it is done. */
    void later(Erasure what) {
        journal.begin(what.tenant(), what, clock.instant());
    }

    private Begun finish(Erasure what, ErasureSteps steps, String request, Instant until) {
        Destroyed counted = closed(what, steps);
        Deletion deletion =
                ledger.append(what.ledger(), new Deletion(ids.receipt(), what, request, clock.instant(), counted));
        if (!destroyed(what, steps, until)) {
            return new Begun(deletion, Optional.empty());
        }
        Receipt receipt = ledger.receipt(what.ledger(), deletion.receipt()).orElseGet(() -> receipted(deletion));
        steps.tell(receipt);
        journal.end(what.tenant(), what);
        return new Begun(deletion, Optional.of(receipt));
    }

    /** Between two steps it says that somebody is at it. */
    private boolean destroyed(Erasure what, ErasureSteps steps, Instant until) {
        boolean more = steps.destroy();
        while (more && clock.instant().isBefore(until)) {
            journal.begin(what.tenant(), what, clock.instant().plus(LEASE));
            more = steps.destroy();
        }
        if (more) {
            journal.begin(what.tenant(), what, clock.instant());
        }
        return !more;
    }

    private static IllegalStateException unfinished() {
        return new IllegalStateException("an erasure that has all the time there is did not end");
    }

    /** What was recorded is not recorded again when it could not be signed. */
    private Receipt receipted(Deletion deletion) {
        TenantId tenant = deletion.what().ledger();
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
            if (begun(what).isEmpty()) {
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

    /** An erasure that was decided, and its receipt once it is done. */
    Optional<Begun> begun(Erasure what) {
        return ledger.find(what.ledger(), what.subject())
                .map(deletion -> new Begun(deletion, ledger.receipt(what.ledger(), deletion.receipt())));
    }

    /** What is known of an erasure that was decided. */
    Optional<Erasure> of(TenantId tenant, Id subject) {
        return ledger.find(tenant, subject).map(Deletion::what);
    }

    Optional<Receipt> receipt(TenantId ledger, ReceiptId id) {
        return this.ledger.receipt(ledger, id);
    }
}
