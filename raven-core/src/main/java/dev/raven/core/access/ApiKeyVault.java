package dev.raven.core.access;

import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeBoard;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.sealing.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens the names of API keys and seals them again around the store, and has every node hear of what changed. */
@Singleton
class ApiKeyVault {
    private final ApiKeyStore store;
    private final SealedJson sealer;
    private final NoticeBoard board;

    @Inject
    ApiKeyVault(ApiKeyStore store, SealedJson sealer, NoticeBoard board) {
        this.store = store;
        this.sealer = sealer;
        this.board = board;
    }

    Optional<KnownApiKey> find(TenantId tenant, ApiKeyId id) {
        return store.find(tenant, id).map(stored -> open(stored, store.lastUsed(tenant, List.of(id))));
    }

    /** Oldest first. */
    Page<KnownApiKey> list(TenantId tenant, PageRange range) {
        List<StoredApiKey> all = store.list(tenant).stream()
                .sorted(Comparator.comparing(StoredApiKey::createdAt)
                        .thenComparing(key -> key.id().value()))
                .toList();
        List<StoredApiKey> shown =
                all.stream().skip(range.offset()).limit(range.limit()).toList();
        Map<ApiKeyId, Instant> uses =
                store.lastUsed(tenant, shown.stream().map(StoredApiKey::id).toList());
        return new Page<>(
                shown.stream().map(stored -> open(stored, uses)).toList(), range.limit(), range.offset(), all.size());
    }

    /**
     * Changes a key, starting again when somebody else was quicker; empty when there is none.
     *
     * @param change answers the same key, with its name or what is stored of it changed, or nothing
     */
    Optional<KnownApiKey> change(TenantId tenant, ApiKeyId id, UnaryOperator<KnownApiKey> change) {
        while (true) {
            Optional<KnownApiKey> held = find(tenant, id);
            if (held.isEmpty()) {
                return held;
            }
            KnownApiKey changed = change.apply(held.get());
            if (changed.equals(held.get()) || replace(held.get(), sealed(held.get(), changed))) {
                return Optional.of(changed);
            }
        }
    }

    /** @return false when the key is not what it was any more */
    boolean replace(KnownApiKey held, StoredApiKey changed) {
        boolean done = store.replace(changed.tenant(), held.stored(), changed);
        if (done) {
            board.tell(Notice.ofApiKey(changed.tenant(), changed.publicId()));
        }
        return done;
    }

    private StoredApiKey sealed(KnownApiKey held, KnownApiKey changed) {
        return changed.name().equals(held.name())
                ? changed.stored()
                : changed.stored().named(seal(changed));
    }

    private Sealed seal(KnownApiKey key) {
        return sealer.seal(context(key.stored()), key.name());
    }

    private KnownApiKey open(StoredApiKey stored, Map<ApiKeyId, Instant> uses) {
        return new KnownApiKey(
                stored,
                sealer.open(context(stored), stored.name(), String.class),
                Optional.ofNullable(uses.get(stored.id())));
    }

    private static RecordContext context(StoredApiKey key) {
        return new RecordContext(
                new Subject.Tenant(key.tenant()), RecordKind.API_KEY, key.id().value());
    }
}
