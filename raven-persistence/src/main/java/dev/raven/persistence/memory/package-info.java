/** Tail and blocks in Redis: two streams a user, changed by one script at a time. */
@NullMarked
package dev.raven.persistence.memory;

import org.jspecify.annotations.NullMarked;
