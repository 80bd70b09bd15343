/** Signing in from a browser: a session in the place of an API key, which the browser does not keep. */
@NullMarked
package dev.raven.core.session;

import org.jspecify.annotations.NullMarked;
