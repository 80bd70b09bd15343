/** Who asks, on the request itself: set by the guard of a route, read by what comes after it. */
@NullMarked
package dev.raven.web.caller;

import org.jspecify.annotations.NullMarked;
