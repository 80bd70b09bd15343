package dev.raven.persistence.backup;

import dev.raven.core.backup.StoredRecord;
import dev.raven.core.backup.StoredRecord.Kind;
import dev.raven.persistence.redis.Script;
import dev.raven.persistence.redis.ScriptCall;
import java.util.List;

/** Where deletion ledgers lie, as docs/storage-layout.md lists it, and how one takes what it lacks. */
final class LedgerKeys {
    private static final Script TAKE = Script.beside(LedgerKeys.class, "take");

    private LedgerKeys() {}

    /** Whether a key is part of a tenant's ledger. */
    static boolean contain(String key) {
        return key.contains("}:deletion");
    }

    /** Whether it says where in a ledger an entry is. */
    static boolean isPlace(StoredRecord record) {
        return contain(record.key()) && record.kind() == Kind.SORTED_SET;
    }

    /** Puts an entry where it was, unless it is there; behind all others where that place is taken. */
    static ScriptCall take(StoredRecord place) {
        return TAKE.on(List.of(place.key()), place.parts());
    }
}
