/** Backups as the operator sees them. */
@NullMarked
package dev.raven.api.backup;

import org.jspecify.annotations.NullMarked;
