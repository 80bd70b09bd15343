package dev.raven.core.access;

import dev.raven.core.notice.BriefMemory;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeListener;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The API keys that this node has lately seen, so that a request need not read its key first. Their deadlines are looked at
 * with every request.
 */
@Singleton
class KnownKeys implements NoticeListener {
    private static final int MOST = 100_000;

    private final BriefMemory<String, StoredApiKey> keys;

    @Inject
    KnownKeys(ApiKeyStore store) {
        this.keys = new BriefMemory<>(store::findByPublicId, MOST);
    }

    /** The key of that id; it is read where the one that is known is not the one that was sent. */
    Optional<StoredApiKey> find(String publicId, Predicate<StoredApiKey> sent) {
        return keys.find(publicId, sent);
    }

    @Override
    public void forget(Notice notice) {
        notice.apiKey().ifPresent(keys::forget);
    }

    @Override
    public void forgetAll() {
        keys.forgetAll();
    }
}
