/** Audit logs in Redis, their trees, and who looks after these. */
@NullMarked
package dev.raven.persistence.audit;

import org.jspecify.annotations.NullMarked;
