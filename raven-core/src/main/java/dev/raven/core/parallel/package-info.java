/** Work of one request that two processors share. */
@NullMarked
package dev.raven.core.parallel;

import org.jspecify.annotations.NullMarked;
