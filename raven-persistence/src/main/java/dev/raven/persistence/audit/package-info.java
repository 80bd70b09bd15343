/** Audit logs in Redis: one stream and one head a tenant. */
@NullMarked
package dev.raven.persistence.audit;

import org.jspecify.annotations.NullMarked;
