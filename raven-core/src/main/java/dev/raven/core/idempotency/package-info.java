/** Retries that do not double: the first response to a keyed request, kept for a day. */
@NullMarked
package dev.raven.core.idempotency;

import org.jspecify.annotations.NullMarked;
