/** Why Raven refuses: one sealed family of exceptions and the codes a client reads. */
@NullMarked
package dev.raven.api.problem;

import org.jspecify.annotations.NullMarked;
