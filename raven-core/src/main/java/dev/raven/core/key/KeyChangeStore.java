package dev.raven.core.key;

import dev.raven.core.id.PlatformWide;
import java.util.List;
import java.util.Optional;

/**
 * Tells all nodes what changed about keys. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface KeyChangeStore {

    /** Tells all nodes that what they have open of a key is not what is stored. */
    void announce(KeyName name);

    /** What was announced last. */
    @PlatformWide("every node hears of every tenant")
    String newest();

    /**
     * What was announced after a position, in order.
     *
     * @return empty when the position is so old that some of it was dropped
     */
    @PlatformWide("every node hears of every tenant")
    Optional<List<Change>> after(String position);

    /** @param position of this change, to ask for the next */
    record Change(String position, KeyName name) {}
}
