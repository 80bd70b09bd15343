/** How old the oldest is that Redis keeps of each user. */
@NullMarked
package dev.raven.persistence.retention;

import org.jspecify.annotations.NullMarked;
