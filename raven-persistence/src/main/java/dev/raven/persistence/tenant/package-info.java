/** Tenants in Redis, and the reservation of their e-mail addresses. */
@NullMarked
package dev.raven.persistence.tenant;

import org.jspecify.annotations.NullMarked;
