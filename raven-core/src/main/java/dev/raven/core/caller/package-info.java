/** Who asks. Apart from {@code access}, which finds out, so that every feature can take a caller as a value. */
@NullMarked
package dev.raven.core.caller;

import org.jspecify.annotations.NullMarked;
