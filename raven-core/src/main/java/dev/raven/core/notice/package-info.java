/** What nodes tell one another, so that none goes on believing what another has changed. */
@NullMarked
package dev.raven.core.notice;

import org.jspecify.annotations.NullMarked;
