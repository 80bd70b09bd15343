/** Long work that goes on after its request was answered: resumed after a kill, by this node or another, and shown. */
@NullMarked
package dev.raven.core.job;

import org.jspecify.annotations.NullMarked;
