package dev.raven.audit.verifier;

import dev.raven.audit.verification.Checkpoints;
import dev.raven.audit.verification.Findings;
import java.util.List;

/**
 * What came out of the verification of one log.
 *
 * @param events how many were read and hashed again
 * @param from the sequence of the first
 * @param to of the last
 * @param proven up to which the tree was shown to be the signed one
 * @param whole whether it should be all events from the first to the last
 * @param remarks what an auditor must know beyond what is wrong
 */
record Result(
        String log,
        long events,
        long from,
        long to,
        long proven,
        boolean whole,
        Checkpoints checkpoints,
        Findings findings,
        List<String> remarks) {

    /** The same of a chosen part of a log. */
    Result chosen() {
        return new Result(log, events, from, to, proven, false, checkpoints, findings, remarks);
    }

    boolean verified() {
        return findings.count() == 0;
    }
}
