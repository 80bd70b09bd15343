package dev.raven.core.notice;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Takes notices to all nodes. Every method throws {@link dev.raven.api.problem.UnavailableException} when the storage is
 * away.
 */
public interface NoticeStore {

    /** Tells all nodes; for the meaning of {@code apiKey} and {@code user} see {@link Notice}. */
    void post(TenantId tenant, Optional<String> apiKey, Optional<UserId> user);

    /** What was posted last. */
    @PlatformWide("every node hears of every tenant")
    String newest();

    /**
     * What was posted after a position, in order.
     *
     * @return empty when the position is so old that some of it was dropped
     */
    @PlatformWide("every node hears of every tenant")
    Optional<List<Posted>> after(String position);

    /** @param position of this notice, to ask for the next */
    record Posted(String position, Notice notice) {}
}
