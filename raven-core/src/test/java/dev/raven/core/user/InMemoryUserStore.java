package dev.raven.core.user;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users in memory. */
public final class InMemoryUserStore implements UserStore {
    private final Map<TenantId, Map<UserId, StoredUser>> users = new HashMap<>();
    private final Map<TenantId, Map<String, UserId>> refs = new HashMap<>();
    private final Map<UserId, Long> positions = new HashMap<>();

    @Override
    public synchronized Outcome create(
            TenantId tenant, StoredUser user, Optional<String> externalRefIndex, int maxUsers) {
        if (externalRefIndex.filter(refs(tenant)::containsKey).isPresent()) {
            return Outcome.EXTERNAL_REF_TAKEN;
        }
        if (users(tenant).size() >= maxUsers) {
            return Outcome.QUOTA_EXCEEDED;
        }
        users(tenant).put(user.id(), user);
        positions.put(user.id(), positions.size() + 1L);
        externalRefIndex.ifPresent(ref -> refs(tenant).put(ref, user.id()));
        return Outcome.DONE;
    }

    @Override
    public synchronized Optional<StoredUser> find(TenantId tenant, UserId user) {
        return Optional.ofNullable(users(tenant).get(user));
    }

    @Override
    public synchronized Optional<StoredUser> findByExternalRef(TenantId tenant, String externalRefIndex) {
        return Optional.ofNullable(refs(tenant).get(externalRefIndex)).flatMap(user -> find(tenant, user));
    }

    @Override
    public synchronized Page<StoredUser> list(TenantId tenant, PageRange range) {
        List<StoredUser> page = users(tenant).values().stream()
                .skip(range.offset())
                .limit(range.limit())
                .toList();
        return new Page<>(page, range.limit(), range.offset(), users(tenant).size());
    }

    @Override
    public synchronized Slice<UserId> ids(TenantId tenant, long after, int limit) {
        Slice<StoredUser> found = after(tenant, after, limit);
        return new Slice<>(found.items().stream().map(StoredUser::id).toList(), found.next());
    }

    @Override
    public synchronized Slice<StoredUser> after(TenantId tenant, long after, int limit) {
        List<StoredUser> found = users(tenant).values().stream()
                .filter(user -> position(user) > after)
                .limit(limit)
                .toList();
        return new Slice<>(found, found.isEmpty() ? after : position(found.get(found.size() - 1)));
    }

    private long position(StoredUser user) {
        return positions.getOrDefault(user.id(), 0L);
    }

    @Override
    public synchronized Outcome replace(
            TenantId tenant, StoredUser expected, StoredUser updated, Optional<String> externalRefIndex) {
        if (!expected.equals(users(tenant).get(updated.id()))) {
            return Outcome.CHANGED;
        }
        if (externalRefIndex
                .map(refs(tenant)::get)
                .filter(other -> !other.equals(updated.id()))
                .isPresent()) {
            return Outcome.EXTERNAL_REF_TAKEN;
        }
        refs(tenant).values().remove(updated.id());
        externalRefIndex.ifPresent(ref -> refs(tenant).put(ref, updated.id()));
        users(tenant).put(updated.id(), updated);
        return Outcome.DONE;
    }

    @Override
    public synchronized Withdrawal withdraw(TenantId tenant, UserId user) {
        Optional<StoredUser> found = find(tenant, user);
        if (found.filter(StoredUser::held).isPresent()) {
            return Withdrawal.HELD;
        }
        remove(tenant, user);
        return found.isPresent() ? Withdrawal.DONE : Withdrawal.MISSING;
    }

    @Override
    public synchronized void remove(TenantId tenant, UserId user) {
        users(tenant).remove(user);
        refs(tenant).values().remove(user);
    }

    private Map<UserId, StoredUser> users(TenantId tenant) {
        return users.computeIfAbsent(tenant, none -> new LinkedHashMap<>());
    }

    private Map<String, UserId> refs(TenantId tenant) {
        return refs.computeIfAbsent(tenant, none -> new HashMap<>());
    }
}
