package dev.raven.core.export;

import dev.raven.core.erasure.Deletion;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Slice;
import java.util.HashSet;
import java.util.Set;

/**
 * Of whom something was ever erased, as the ledger says. When does not matter: what was decided, or even receipted, long before
 * an export was made may have been erased after it, as the key service was away or a backup was restored.
 */
final class ErasedPeople {
    private static final int DELETIONS_A_TRIP = 500;

    private final DeletionStore ledger;
    private final TenantId tenant;
    private final Set<UserId> people = new HashSet<>();
    /** Position up to which the ledger is read. */
    private long read;

    ErasedPeople(DeletionStore ledger, TenantId tenant) {
        this.ledger = ledger;
        this.tenant = tenant;
        readOn();
    }

    /** Takes in what the ledger says by now. */
    void readOn() {
        Slice<Deletion> some = ledger.after(tenant, read, DELETIONS_A_TRIP);
        while (!some.items().isEmpty()) {
            some.items().forEach(deletion -> deletion.what().user().ifPresent(people::add));
            read = some.next();
            some = ledger.after(tenant, read, DELETIONS_A_TRIP);
        }
    }

    boolean contains(UserId person) {
        return people.contains(person);
    }
}
