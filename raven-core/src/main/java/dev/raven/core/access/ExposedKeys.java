package dev.raven.core.access;

import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeBoard;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Marks keys that came over a connection that anybody could read. */
@Singleton
class ExposedKeys {
    private final ApiKeyStore store;
    private final NoticeBoard board;
    private final Clock clock;

    @Inject
    ExposedKeys(ApiKeyStore store, NoticeBoard board, Clock clock) {
        this.store = store;
        this.board = board;
        this.clock = clock;
    }

    /** Marks a key, once. Where somebody else changes it at this moment, the next request that it comes with does. */
    void mark(StoredApiKey key) {
        if (key.fate().exposedAt().isEmpty() && store.replace(key.tenant(), key, key.exposed(clock.instant()))) {
            board.tell(Notice.ofApiKey(key.tenant(), key.publicId()));
        }
    }
}
