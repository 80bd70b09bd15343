/** Users in Redis, all of a tenant's in its slot, so that quota and external reference are checked in the same step. */
@NullMarked
package dev.raven.persistence.user;

import org.jspecify.annotations.NullMarked;
