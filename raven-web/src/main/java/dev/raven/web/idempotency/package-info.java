/** Retries over HTTP: the Idempotency-Key header. */
@NullMarked
package dev.raven.web.idempotency;

import org.jspecify.annotations.NullMarked;
