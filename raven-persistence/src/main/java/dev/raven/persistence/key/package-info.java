/** Wrapped keys in Redis, one hash a key with all its versions. */
@NullMarked
package dev.raven.persistence.key;

import org.jspecify.annotations.NullMarked;
