/** Sessions in Redis, gone when their time is over. */
@NullMarked
package dev.raven.persistence.session;

import org.jspecify.annotations.NullMarked;
