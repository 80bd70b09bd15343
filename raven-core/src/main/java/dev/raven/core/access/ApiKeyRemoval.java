package dev.raven.core.access;

import dev.raven.core.id.TenantId;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeBoard;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Takes out the API keys of a tenant that goes. */
@Singleton
public class ApiKeyRemoval {
    private final ApiKeyStore store;
    private final NoticeBoard board;

    @Inject
    ApiKeyRemoval(ApiKeyStore store, NoticeBoard board) {
        this.store = store;
        this.board = board;
    }

    /** Each is refused on every node within five seconds, as one that never was. */
    public void removeAll(TenantId tenant) {
        store.list(tenant).forEach(key -> {
            store.discard(tenant, key);
            board.tell(Notice.ofApiKey(tenant, key.publicId()));
        });
    }
}
