/** Long work as an administrator sees it. */
@NullMarked
package dev.raven.api.job;

import org.jspecify.annotations.NullMarked;
