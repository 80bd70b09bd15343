package dev.raven.core.memory;

import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes out of a memory what is too old. An exchange is as old as the later of when it was said and when it was stored. */
@Singleton
public class MemoryExpiry {
    private static final Logger LOG = System.getLogger(MemoryExpiry.class.getName());
    private static final int A_TRIP = 100;

    private final MemoryStore store;
    private final MemoryVault vault;
    private final Remover remover;
    private final Clock clock;

    @Inject
    MemoryExpiry(MemoryStore store, MemoryVault vault, Remover remover, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.remover = remover;
        this.clock = clock;
    }

    /**
     * What went.
     *
     * @param removed exchanges
     * @param damaged blocks and exchanges that do not open: nobody knows their age, and they stay
     * @param oldest the age of the oldest that stays; empty where nothing does
     */
    public record Expired(long removed, long damaged, Optional<Instant> oldest) {
        public static final Expired NOTHING = new Expired(0, 0, Optional.empty());

        private Expired removing(long count) {
            return new Expired(removed + count, damaged, oldest);
        }

        private Expired plusDamaged() {
            return new Expired(removed, damaged + 1, oldest);
        }

        private Expired keeping(Instant one) {
            return new Expired(
                    removed, damaged, Optional.of(oldest.filter(one::isAfter).orElse(one)));
        }
    }

    /**
     * Removes what is older than that, each with all that hangs on it. What moves meanwhile from the tail to a block is left for
     * the next time, and counts as staying.
     */
    public Expired removeBefore(TenantId tenant, UserId user, Instant before) {
        Expired all = Expired.NOTHING;
        Revision revision = new Revision(0, 0, Long.MAX_VALUE - 1);
        boolean more = true;
        while (more) {
            Changes changes = store.changesSince(tenant, user, revision, A_TRIP);
            for (BlockEntry entry : changes.blocks()) {
                all = block(all, tenant, user, entry, before);
            }
            for (TailEntry entry : changes.tail()) {
                all = single(all, tenant, user, entry, before);
            }
            revision = changes.next();
            more = changes.more();
        }
        return all;
    }

    /** What somebody else has replaced meanwhile stays for now, as it may come again or not. */
    private Expired block(Expired sum, TenantId tenant, UserId user, BlockEntry entry, Instant before) {
        List<Remembered> content;
        try {
            content = vault.open(tenant, user, entry.block());
        } catch (IntegrityException broken) {
            LOG.log(Level.ERROR, "a block of " + user + " of " + tenant + " does not open: its age is not known");
            return sum.plusDamaged();
        }
        Set<InteractionId> old = content.stream()
                .map(Remembered::interaction)
                .filter(one -> age(one).isBefore(before))
                .map(Interaction::id)
                .collect(Collectors.toSet());
        boolean gone = !old.isEmpty() && remover.removeFrom(tenant, user, entry, content, old);
        Expired all = gone ? sum.removing(old.size()) : sum;
        for (Remembered one : content) {
            all = gone && old.contains(one.interaction().id()) ? all : all.keeping(age(one.interaction()));
        }
        return all;
    }

    private Expired single(Expired sum, TenantId tenant, UserId user, TailEntry entry, Instant before) {
        try {
            Interaction one = vault.open(tenant, user, entry.interaction());
            boolean gone = age(one).isBefore(before)
                    && store.removeFromTail(tenant, user, new Removal(one.id(), one.conversation(), clock.instant()));
            return gone ? sum.removing(1) : sum.keeping(age(one));
        } catch (IntegrityException broken) {
            LOG.log(Level.ERROR, "an exchange of " + user + " of " + tenant + " does not open: its age is not known");
            return sum.plusDamaged();
        }
    }

    private static Instant age(Interaction one) {
        return one.occurredAt().isAfter(one.createdAt()) ? one.occurredAt() : one.createdAt();
    }
}
