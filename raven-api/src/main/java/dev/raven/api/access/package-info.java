/** API keys and scopes as a client sees them. */
@NullMarked
package dev.raven.api.access;

import org.jspecify.annotations.NullMarked;
