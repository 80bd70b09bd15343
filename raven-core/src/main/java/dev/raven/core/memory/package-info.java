/** The main job: storing interactions, consolidating them, and answering queries. */
@NullMarked
package dev.raven.core.memory;

import org.jspecify.annotations.NullMarked;
