package dev.raven.core.audit;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import java.time.Duration;
import java.util.Map;

/**
 * Settles which node integrates the logs into their trees, and tells it which logs have moved. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface SequencerStore {

    /**
     * Takes or renews the one lease.
     *
     * @param above a fence that was seen somewhere, after a failover perhaps a higher one than is kept here
     * @return the lease's fence, higher than of every lease before; 0 when another node has it
     */
    @PlatformWide("one node for the logs of all tenants")
    long claim(String node, Duration lease, long above);

    /** Gives the lease back, if the node has it. */
    @PlatformWide("one node for the logs of all tenants")
    void release(String node);

    /**
     * Tells that logs have moved.
     *
     * @param moved each with the sequence of its newest event
     */
    @PlatformWide("a node tells of the logs of all tenants together")
    void tell(Map<TenantId, Long> moved);

    /** What was told and not settled. */
    @PlatformWide("one node looks after the logs of all tenants")
    Map<TenantId, Long> told();

    /** Forgets what was told, unless more was told since. */
    @PlatformWide("one node looks after the logs of all tenants")
    void settle(Map<TenantId, Long> done);
}
