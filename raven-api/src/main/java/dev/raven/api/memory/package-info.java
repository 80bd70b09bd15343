/** Storing exchanges and asking for what matters, as a client sees it. */
@NullMarked
package dev.raven.api.memory;

import org.jspecify.annotations.NullMarked;
