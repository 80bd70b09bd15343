/** Rate limits in Redis. */
@NullMarked
package dev.raven.persistence.limit;

import org.jspecify.annotations.NullMarked;
