/** Threads of a node that do what waits in the storage, whichever node put it there. */
@NullMarked
package dev.raven.core.worker;

import org.jspecify.annotations.NullMarked;
