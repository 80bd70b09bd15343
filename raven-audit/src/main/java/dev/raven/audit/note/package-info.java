/**
 * Signed notes (C2SP signed-note) and the checkpoints that are written as such (C2SP tlog-checkpoint), signed with Ed25519.
 * Apart from all else, since the offline verifier must come to the same results with the JDK alone.
 */
@NullMarked
package dev.raven.audit.note;

import org.jspecify.annotations.NullMarked;
