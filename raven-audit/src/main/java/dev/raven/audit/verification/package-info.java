/**
 * Finds what is wrong with a log by reading it again: events, chain, tree and checkpoints. The server and the offline verifier
 * share it, so what reads events here needs nothing but a JSON parser.
 */
@NullMarked
package dev.raven.audit.verification;

import org.jspecify.annotations.NullMarked;
