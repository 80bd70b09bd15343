package dev.raven.core.backup;

import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.erasure.Deletion;
import dev.raven.core.erasure.ErasureKind;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyRing;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.memory.MemorySample;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import dev.raven.core.sealing.SealedJson;
import dev.raven.core.user.StoredUser;
import dev.raven.core.user.UserSample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * One rehearsal: a backup restored into a storage of its own, then looked at: as many as were backed up, some of each tenant opened,
 * and nothing of whom the ledger tells of.
 */
final class DrillSession implements AutoCloseable {
    private static final int BLOCKS_A_PERSON = 3;
    private static final int ERASED_A_TRIP = 100;

    private final RestorePlan plan;
    private final Archives archives;
    private final ScratchStorage.Scratch scratch;
    private final Restoration restoration;
    private final KeyRing keys;
    private final UserSample people;
    private final MemorySample memories;
    private final RandomGenerator random;
    private final List<String> faults = new ArrayList<>();
    private long opened;
    private long erased;

    DrillSession(
            RestorePlan plan, Archives archives, ScratchStorage.Scratch scratch, KeyRing keys, RandomGenerator random) {
        this.plan = plan;
        this.archives = archives;
        this.scratch = scratch;
        this.restoration = new Restoration(archives, scratch.backups(), scratch.ledger(), scratch.keys());
        this.keys = keys;
        SealedJson sealer = SealedJson.over(keys, random);
        this.people = new UserSample(scratch.users(), sealer);
        this.memories = new MemorySample(scratch.memories(), sealer);
        this.random = random;
    }

    /** How many steps it takes. */
    int steps() {
        return plan.steps().size() + plan.tenants().size();
    }

    void step(int number) throws IOException {
        scratch.hold();
        int archive = plan.steps().size();
        if (number < archive) {
            RestorePlan.Step step = plan.steps().get(number);
            archives.check(step.backup(), step.file());
            restoration.write(plan, step);
        } else {
            prove(plan.tenants().get(number - archive));
        }
    }

    private void prove(TenantId tenant) {
        proveCounts(tenant);
        Stream.of(0L, random.nextLong(1 + people(tenant)), people(tenant) - 1)
                .filter(at -> at >= 0 && at < people(tenant))
                .distinct()
                .forEach(at -> proveOpens(tenant, at));
        Slice<Deletion> slice = scratch.ledger().after(tenant, 0, ERASED_A_TRIP);
        while (!slice.items().isEmpty()) {
            slice.items().stream()
                    .map(Deletion::what)
                    .filter(what -> what.kind() == ErasureKind.USER)
                    .flatMap(what -> what.user().stream())
                    .forEach(user -> proveGone(tenant, user));
            slice = scratch.ledger().after(tenant, slice.next(), ERASED_A_TRIP);
        }
    }

    private long people(TenantId tenant) {
        return scratch.backups().people(tenant);
    }

    private void proveCounts(TenantId tenant) {
        Set<UserId> leftOut = restoration.leftOut(tenant);
        leftOut.stream()
                .filter(user -> scratch.ledger().find(tenant, user).isEmpty())
                .forEach(user -> faults.add(tenant + ": nobody has a key to " + user + ", who was not erased"));
        long backedUp = plan.counted(tenant, "users") - leftOut.size();
        if (people(tenant) != backedUp) {
            faults.add(tenant + ": " + people(tenant) + " people of " + backedUp);
        }
        long interactions = scratch.tenants().stats(tenant).interactions();
        if (leftOut.isEmpty() && interactions != plan.counted(tenant, "interactions")) {
            faults.add(tenant + ": " + interactions + " interactions of " + plan.counted(tenant, "interactions"));
        }
    }

    private void proveOpens(TenantId tenant, long at) {
        for (StoredUser user : scratch.users()
                .list(tenant, new PageRange(1, Math.toIntExact(at)))
                .items()) {
            try {
                people.open(tenant, user.id());
                opened += 1 + memories.open(tenant, user.id(), BLOCKS_A_PERSON);
            } catch (NoKeyException | IntegrityException damaged) {
                faults.add(tenant + ": " + user.id() + " does not open");
            }
        }
    }

    private void proveGone(TenantId tenant, UserId user) {
        erased++;
        boolean hasKey =
                !scratch.keys().find(new KeyName.OfSubject(tenant, user)).isEmpty();
        if (hasKey || scratch.users().find(tenant, user).isPresent()) {
            faults.add(tenant + ": " + user + " was erased, and is back");
        }
    }

    List<String> faults() {
        return faults;
    }

    /** What the audit log is told. */
    Map<String, Object> told() {
        Map<String, Object> told = new TreeMap<>(plan.manifest().counts());
        told.put("backup_id", plan.manifest().backupId());
        told.put("opened", opened);
        told.put("erased_checked", erased);
        if (!faults.isEmpty()) {
            told.put("fault", faults.get(0));
        }
        return told;
    }

    @Override
    public void close() {
        keys.forgetAll();
        plan.close();
        scratch.close();
    }
}
