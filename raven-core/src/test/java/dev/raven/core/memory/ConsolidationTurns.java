package dev.raven.core.memory;

import dev.raven.core.scene.Wiring;

/** Lets a test's node do what its consolidation workers would. */
public final class ConsolidationTurns {
    private static final int MOST = 1000;

    private ConsolidationTurns() {}

    /** Sends what the node still has to queue; it queues no more. */
    public static void handOver(Wiring node) {
        node.get(ConsolidationQueue.class).finish("end");
    }

    /** Does all that is queued or due. */
    public static void all(Wiring node) {
        ConsolidationWorker worker = node.get(ConsolidationWorker.class);
        worker.tick();
        for (int done = 0; worker.runNext(() -> {}); done++) {
            if (done == MOST) {
                throw new AssertionError("consolidations never end");
            }
        }
    }
}
