/** The console's sessions as a client sees them. */
@NullMarked
package dev.raven.api.session;

import org.jspecify.annotations.NullMarked;
