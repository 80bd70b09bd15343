/** Tenants: who Raven keeps memories for, what they set, how much they hold. */
@NullMarked
package dev.raven.core.tenant;

import org.jspecify.annotations.NullMarked;
