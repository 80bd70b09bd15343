/** Users of a tenant: the people an agent talks with. */
@NullMarked
package dev.raven.core.user;

import org.jspecify.annotations.NullMarked;
