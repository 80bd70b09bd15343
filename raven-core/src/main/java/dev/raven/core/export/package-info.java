/** Gives what is stored of a person to whoever may have it, as a file. */
@NullMarked
package dev.raven.core.export;

import org.jspecify.annotations.NullMarked;
