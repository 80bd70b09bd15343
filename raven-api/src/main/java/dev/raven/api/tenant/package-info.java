/** Tenants as a client sees them: registering, settings, statistics. */
@NullMarked
package dev.raven.api.tenant;

import org.jspecify.annotations.NullMarked;
