/** Users as a client sees them: the people an agent talks with. */
@NullMarked
package dev.raven.api.user;

import org.jspecify.annotations.NullMarked;
