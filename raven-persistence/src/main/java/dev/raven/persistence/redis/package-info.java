/** The one way to Redis: where the connection is opened and checked, what is repeated, and how failures are told. */
@NullMarked
package dev.raven.persistence.redis;

import org.jspecify.annotations.NullMarked;
