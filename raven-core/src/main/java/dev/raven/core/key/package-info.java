/** The key hierarchy: operator key, tenant keys, subject keys; and the port to the key service that holds the first. */
@NullMarked
package dev.raven.core.key;

import org.jspecify.annotations.NullMarked;
