/** Tells a tenant's own server what happened: signed, retried, and only ever to an address of the public internet. */
@NullMarked
package dev.raven.core.webhook;

import org.jspecify.annotations.NullMarked;
