package dev.raven.core.job;

import dev.raven.core.scene.Wiring;

/** Lets a test's node do what its workers would. */
public final class JobTurns {
    private static final int MOST = 1000;

    private JobTurns() {}

    /** Does all that is due. */
    public static void all(Wiring node) {
        JobRunner runner = node.get(JobRunner.class);
        for (int done = 0; runner.runNext(step -> true); done++) {
            if (done == MOST) {
                throw new AssertionError("jobs never end");
            }
        }
    }

    /** Does one step of one job, which then stays taken, as by a node that was killed; false when nothing was due. */
    public static boolean one(Wiring node) {
        return node.get(JobRunner.class).runNext(step -> false);
    }
}
