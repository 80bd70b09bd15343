package dev.raven.persistence.embedded;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A server that outlived the Raven which started it. Known by its program file, which lies in the data directory and is
 * run by nobody else: surer than a process id on file, which may by now belong to a stranger.
 */
final class LeftOver {
    private static final int ORDERLY_END_SECONDS = 30;

    private LeftOver() {}

    /** Ends every process that runs {@code program} and returns when none does. */
    static void end(Path program) {
        ProcessHandle.allProcesses().filter(process -> runs(process, program)).forEach(LeftOver::end);
    }

    private static boolean runs(ProcessHandle process, Path program) {
        return process.info().command().filter(program.toString()::equals).isPresent();
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, ORDERLY_END_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
        process.onExit().join();
    }
}
