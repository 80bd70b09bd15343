/**
 * The offline verifier: a command line that an auditor runs on an export or a copy of a log, with a public key and without a
 * server. A jar of its own; it sees trees, notes and the replay of a log, and nothing else of Raven.
 */
@NullMarked
package dev.raven.audit.verifier;

import org.jspecify.annotations.NullMarked;
