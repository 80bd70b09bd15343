package dev.raven.core.memory;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps which model the deployment's vectors come from, and whose blocks may lack vectors of it. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface EmbeddingStore {

    /**
     * The model that the deployment went over to last.
     *
     * @param everywhere whether all blocks of before have its vectors
     */
    record Deployed(String model, boolean everywhere) {}

    /** A user some of whose blocks may lack vectors. To the millisecond, when that was last found. */
    record Lacking(TenantId tenant, UserId user, Instant since) {}

    @PlatformWide("all tenants' vectors come from one model")
    Optional<Deployed> deployed();

    /** Goes over to a model; nothing changes when it is the deployed one already. */
    @PlatformWide("all tenants' vectors come from one model")
    void deploy(String model);

    /** All blocks of before have vectors of that model; nothing changes when another one is deployed by now. */
    @PlatformWide("all tenants' vectors come from one model")
    void markEverywhere(String model);

    /** Some of the user's blocks may lack vectors. */
    void markLacking(TenantId tenant, UserId user, Instant since);

    /** The users marked no later than that, the longest first. */
    @PlatformWide("one job looks after all tenants' vectors")
    List<Lacking> lacking(Instant noLater, int most);

    /** Takes a mark away, unless the user was marked anew since. */
    void unmark(TenantId tenant, Lacking mark);
}
