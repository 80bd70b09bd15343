/** Sealing: what a record looks like once nobody without its key can read it. */
@NullMarked
package dev.raven.core.envelope;

import org.jspecify.annotations.NullMarked;
