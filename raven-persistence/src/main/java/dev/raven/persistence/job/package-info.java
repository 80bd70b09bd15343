/** Jobs in Redis. */
@NullMarked
package dev.raven.persistence.job;

import org.jspecify.annotations.NullMarked;
