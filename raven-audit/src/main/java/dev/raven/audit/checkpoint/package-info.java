/**
 * Trees over the logs, and the checkpoints that are signed of them: one node of all integrates what was appended, and signs.
 * Apart from the log, which goes on whether anybody signs or not.
 */
@NullMarked
package dev.raven.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
