package dev.raven.core.audit;

import java.util.List;

/** Which logs of this node are suspected to have gone back in time. Lasts over restarts, until somebody accepts it. */
public interface RollbackAlarm {

    /** What was noticed and is not accepted yet. */
    List<Rollback> raised();

    /**
     * Takes these logs as they are now: their copies go on from there.
     *
     * @throws dev.raven.api.problem.UnavailableException when the copies or the storage cannot be reached
     */
    void accept(List<Rollback> rollbacks);
}
