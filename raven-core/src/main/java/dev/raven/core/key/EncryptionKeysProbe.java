package dev.raven.core.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks at how old the keys are and how much they have sealed. */
@Singleton
class EncryptionKeysProbe implements ChecklistProbe {
    private static final int PAGE = 100;
    /** A rotation is ordered within hours, and takes some. */
    private static final Duration FOR_ITS_ROTATION = Duration.ofDays(2);

    private final KeyInventory inventory;
    private final KeySettings settings;
    private final Clock clock;

    @Inject
    EncryptionKeysProbe(KeyInventory inventory, KeySettings settings, Clock clock) {
        this.inventory = inventory;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.ENCRYPTION_KEYS;
    }

    @Override
    public Finding look(TenantId owner) {
        List<KnownKey> keys = all(owner);
        Instant late = clock.instant().minus(settings.rotateAfter()).minus(FOR_ITS_ROTATION);
        KeyUses.Limits limits = KeyUses.Limits.STANDARD;
        long overdue = count(
                keys, key -> key.rotationDue() && key.version().createdAt().isBefore(late));
        long compromised = count(keys, key -> key.version().state() == KeyState.COMPROMISED);
        long usedUp = count(keys, key -> key.uses() >= limits.rotate() && isActive(key));
        long due = count(keys, KnownKey::rotationDue);
        long worn = count(keys, key -> key.uses() >= limits.alarm() && isActive(key));
        String seen = keys.size() + " versions of keys; of the active ones, past their age of "
                + settings.rotateAfter().toDays() + " days: " + due + ", of these by more than two days: " + overdue
                + "; worn: " + worn + ", used up: " + usedUp + "; compromised and still opening: " + compromised + ".";
        if (overdue + usedUp + compromised > 0 || keys.isEmpty()) {
            return Finding.fail(seen);
        }
        return due + worn > 0 ? Finding.warn(seen) : Finding.pass(seen);
    }

    private List<KnownKey> all(TenantId owner) {
        List<KnownKey> all = new ArrayList<>();
        Page<KnownKey> page = inventory.list(owner, Optional.empty(), new PageRange(PAGE, 0));
        all.addAll(page.items());
        while (page.hasMore()) {
            page = inventory.list(owner, Optional.empty(), new PageRange(PAGE, page.offset() + PAGE));
            all.addAll(page.items());
        }
        return all;
    }

    private static boolean isActive(KnownKey key) {
        return key.version().state() == KeyState.ACTIVE;
    }

    private static long count(List<KnownKey> keys, Predicate<KnownKey> which) {
        return keys.stream().filter(which).count();
    }
}
