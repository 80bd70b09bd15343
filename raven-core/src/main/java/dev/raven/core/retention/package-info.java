/** What tenants have told goes when it is older than their {@code retention_days}. */
@NullMarked
package dev.raven.core.retention;

import org.jspecify.annotations.NullMarked;
