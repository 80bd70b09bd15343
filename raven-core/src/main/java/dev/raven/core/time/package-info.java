/** What a text says of time: the dates it speaks of, as days. */
@NullMarked
package dev.raven.core.time;

import org.jspecify.annotations.NullMarked;
