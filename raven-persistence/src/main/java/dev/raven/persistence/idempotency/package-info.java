/** Answered requests in Redis, gone when their time is over. */
@NullMarked
package dev.raven.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
