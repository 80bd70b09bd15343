/** Backups: what lies in Redis, read as it lies and written so again; and the places where backups lie, a directory or a bucket. */
@NullMarked
package dev.raven.persistence.backup;

import org.jspecify.annotations.NullMarked;
