package dev.raven.core.backup;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the storage as it lies, and writes it so. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface BackupStore {

    /**
     * Reads some of a part: each person as of one moment, each log as of one moment, until the sink is full or the part ends.
     *
     * @param cursor where it goes on, {@code ""} for the start
     */
    Reading read(TenantId tenant, BackupPart part, String cursor, Sink sink);

    /** How many people a tenant has. */
    long people(TenantId tenant);

    /**
     * Writes records in their order, where they were; those of a person whose key is not there are left out. A part that is
     * written again from its start is there once. A ledger takes nothing back: what it has stays, and what it lacks comes behind.
     *
     * @return the people that were left out
     */
    Set<UserId> write(TenantId tenant, List<StoredRecord> records);

    /** Whether the storage holds nothing of Raven's. */
    @PlatformWide("a restore begins with nothing")
    boolean isEmpty();

    /** How many nodes were heard of within half a minute: they serve from this storage. */
    @PlatformWide("a restore is of all")
    long nodes();

    /**
     * Lets one server alone restore.
     *
     * @param restorer names the server
     * @return whether it is the one for the next two minutes; false while another is
     */
    @PlatformWide("a restore is of all")
    boolean claim(String restorer);

    /** Deletes all that is Raven's, but what is noted of a restore. */
    @PlatformWide("a rehearsal begins with nothing")
    void clear();

    /** Deletes all that is Raven's, but what is noted of a restore, and what was erased: that stays so. */
    @PlatformWide("a restore begins with nothing")
    void clearButLedgers();

    /** What is being restored, until {@link #finish}: while there is any, nobody may serve from it. */
    @PlatformWide("a restore is of all")
    Optional<String> unfinished();

    /** Notes that a restore has begun. */
    @PlatformWide("a restore is of all")
    void begin(String what);

    /**
     * Notes that it has ended, durably.
     *
     * @param what was restored
     */
    @PlatformWide("a restore is of all")
    void finish(String what);

    /** What the storage was restored from last. */
    @PlatformWide("a restore is of all")
    Optional<String> restored();

    /** Takes what is read. */
    interface Sink {
        void accept(StoredRecord record);

        /** Whether it has enough for now. */
        boolean isFull();
    }

    /**
     * What was read.
     *
     * @param next where to go on; empty at the end of the part
     * @param counts of things, by their names in the manifest
     */
    record Reading(Optional<String> next, Map<String, Long> counts) {
        public Reading {
            counts = Map.copyOf(counts);
        }
    }
}
