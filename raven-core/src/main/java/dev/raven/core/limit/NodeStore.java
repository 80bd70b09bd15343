package dev.raven.core.limit;

import dev.raven.core.id.PlatformWide;
import java.time.Duration;

/** The nodes that are alive. */
public interface NodeStore {

    /**
     * Says that a node is alive.
     *
     * @param silence how long a node may not be heard of before it counts no more
     * @return how many are alive, this one included
     */
    @PlatformWide("a node is the server's own")
    int alive(String node, Duration silence);

    /** Says that a node stops. */
    @PlatformWide("a node is the server's own")
    void gone(String node);
}
