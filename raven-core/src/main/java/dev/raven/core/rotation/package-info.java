/** Rotation of keys at every level, by jobs, while everybody goes on reading and writing. */
@NullMarked
package dev.raven.core.rotation;

import org.jspecify.annotations.NullMarked;
