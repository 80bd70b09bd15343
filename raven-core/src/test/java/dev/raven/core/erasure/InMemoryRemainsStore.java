package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyStore;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.tenant.InMemoryTenantStore;
import dev.raven.core.user.UserStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is left of a tenant in other stores in memory. */
public final class InMemoryRemainsStore implements RemainsStore {
    private final InMemoryTenantStore tenants;
    private final UserStore users;
    private final MemoryStore memories;
    private final KeyStore keys;
    private final InMemoryDeletionStore ledgers;

    public InMemoryRemainsStore(
            InMemoryTenantStore tenants,
            UserStore users,
            MemoryStore memories,
            KeyStore keys,
            InMemoryDeletionStore ledgers) {
        this.tenants = tenants;
        this.users = users;
        this.memories = memories;
        this.keys = keys;
        this.ledgers = ledgers;
    }

    @Override
    public Destroyed count(TenantId tenant) {
        List<UserId> all = users.ids(tenant, 0, Integer.MAX_VALUE).items();
        List<MemoryStore.Held> held =
                all.stream().map(user -> memories.close(tenant, user)).toList();
        long own = Arrays.stream(KeyPurpose.values())
                .mapToLong(purpose ->
                        keys.find(new KeyName.OfTenant(tenant, purpose)).size())
                .sum();
        long theirs = all.stream()
                .mapToLong(
                        user -> keys.find(new KeyName.OfSubject(tenant, user)).size())
                .sum();
        return new Destroyed(
                held.stream().mapToLong(MemoryStore.Held::interactions).sum(),
                held.stream().mapToLong(MemoryStore.Held::blocks).sum(),
                Optional.empty(),
                held.stream().mapToLong(MemoryStore.Held::conversations).sum(),
                all.size(),
                own + theirs);
    }

    @Override
    public Optional<String> remove(TenantId tenant, Optional<String> from) {
        tenants.freeAddress(tenant);
        ledgers.forget(tenant);
        return Optional.empty();
    }
}
