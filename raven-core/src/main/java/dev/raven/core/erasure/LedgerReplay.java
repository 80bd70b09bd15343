package dev.raven.core.erasure;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.page.Slice;
import dev.raven.core.tenant.TenantStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Erases again whatever a restored backup brought back of what the deletion ledger says is gone. For a server that does not serve yet. */
@Singleton
public class LedgerReplay {
    private static final Logger LOG = System.getLogger(LedgerReplay.class.getName());
    private static final int A_TRIP = 100;

    private final DeletionStore ledger;
    private final TenantStore tenants;
    private final KeyRemoval keys;
    private final Erasures erasures;

    @Inject
    LedgerReplay(DeletionStore ledger, TenantStore tenants, KeyRemoval keys, Erasures erasures) {
        this.ledger = ledger;
        this.tenants = tenants;
        this.keys = keys;
        this.erasures = erasures;
    }

    /**
     * Goes through the platform's ledger, which names tenants, and then through that of each tenant that is left. Of each, it
     * destroys the keys of all entries before it removes any data. Interrupted, it is begun again: what is gone already is passed.
     * Receipts stay as they are. What an entry has no receipt of was still being erased, which goes on.
     *
     * @throws dev.raven.api.problem.UnavailableException when storage or log are away: then it is to be begun again
     */
    public Replayed replay() {
        Replayed sum = replay(TenantId.PLATFORM);
        Slice<TenantId> some = tenants.ids(0, A_TRIP);
        while (!some.items().isEmpty()) {
            for (TenantId tenant : some.items()) {
                sum = sum.plus(replay(tenant));
            }
            some = tenants.ids(some.next(), A_TRIP);
        }
        return sum;
    }

    private Replayed replay(TenantId of) {
        each(of, this::destroyKeys);
        Count count = new Count();
        each(of, count::add);
        return count.sum;
    }

    private void each(TenantId of, Consumer<Deletion> what) {
        Slice<Deletion> some = ledger.after(of, 0, A_TRIP);
        while (!some.items().isEmpty()) {
            some.items().forEach(what);
            some = ledger.after(of, some.next(), A_TRIP);
        }
    }

    /** Only of what is certainly gone: an erasure that is under way may find a legal hold. */
    private void destroyKeys(Deletion deletion) {
        Erasure what = deletion.what();
        if (erasures.receipt(what.ledger(), deletion.receipt()).isPresent()) {
            switch (what.kind()) {
                case TENANT -> keys.destroy(what.tenant());
                case USER -> keys.destroy(what.tenant(), what.person());
                case CONVERSATION, INTERACTION -> {}
            }
        }
    }

    /** One tenant's key service, or one damaged record, keeps nobody else waiting. */
    private final class Count {
        private Replayed sum = new Replayed(0, 0, 0);

        private void add(Deletion deletion) {
            try {
                sum = sum.plus(new Replayed(1, erasures.again(deletion) ? 1 : 0, 0));
            } catch (ConflictException held) {
                sum = sum.plus(new Replayed(1, 0, 1));
            } catch (IntegrityException | NoKeyException damaged) {
                later(deletion, "something of it does not open");
            } catch (UnavailableException away) {
                if (away.code() != ProblemCode.KEY_SERVICE_UNAVAILABLE) {
                    throw away;
                }
                later(deletion, "the key service does not open it");
            }
        }

        private void later(Deletion deletion, String why) {
            LOG.log(Level.ERROR, "not erased again yet: " + deletion.what().subject() + ", as " + why);
            erasures.later(deletion.what());
            sum = sum.plus(new Replayed(1, 0, 1));
        }
    }
}
