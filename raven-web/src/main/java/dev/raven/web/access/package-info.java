/** Who is let in: authentication, scopes and rate limits at the door of every route, and API keys. */
@NullMarked
package dev.raven.web.access;

import org.jspecify.annotations.NullMarked;
