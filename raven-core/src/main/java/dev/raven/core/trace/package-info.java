/**
 * Traces of what Raven does for a request, or by itself: the port to whoever sends them on, and where in a trace a thread works. A
 * part that takes time tells it as a {@link dev.raven.core.signal.Signal}, and knows nothing of traces.
 */
@NullMarked
package dev.raven.core.trace;

import org.jspecify.annotations.NullMarked;
