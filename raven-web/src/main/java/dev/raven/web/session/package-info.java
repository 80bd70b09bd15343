/** Signing in and out over HTTP. */
@NullMarked
package dev.raven.web.session;

import org.jspecify.annotations.NullMarked;
