package dev.raven.core.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which keys there are, without any of them. */
@Singleton
public class KeyInventory {
    private final KeyStore store;
    private final KeySettings settings;
    private final Clock clock;

    @Inject
    KeyInventory(KeyStore store, KeySettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** The versions of a tenant's keys, then of one user's; oldest first. */
    public Page<KnownKey> list(TenantId tenant, Optional<UserId> user, PageRange range) {
        List<KnownKey> all = Stream.concat(
                        Arrays.stream(KeyPurpose.values()).map(purpose -> new KeyName.OfTenant(tenant, purpose)),
                        user.stream().map(id -> new KeyName.OfSubject(tenant, id)))
                .flatMap(this::versions)
                .toList();
        List<KnownKey> page =
                all.stream().skip(range.offset()).limit(range.limit()).toList();
        return new Page<>(page, range.limit(), range.offset(), all.size());
    }

    private Stream<KnownKey> versions(KeyName name) {
        Map<Integer, Long> uses = store.uses(name);
        Instant tooOld = clock.instant().minus(settings.rotateAfter());
        return store.find(name).stream()
                .map(version -> new KnownKey(
                        name,
                        version,
                        uses.getOrDefault(version.version(), 0L),
                        rotates(name)
                                && version.state() == KeyState.ACTIVE
                                && version.createdAt().isBefore(tooOld)));
    }

    /** The key of look-up hashes does not: a new one would be a new index. */
    private static boolean rotates(KeyName name) {
        return !(name instanceof KeyName.OfTenant of) || of.purpose() == KeyPurpose.DATA;
    }
}
