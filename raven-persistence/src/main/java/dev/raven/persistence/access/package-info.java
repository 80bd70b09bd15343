/** API keys in Redis. */
@NullMarked
package dev.raven.persistence.access;

import org.jspecify.annotations.NullMarked;
