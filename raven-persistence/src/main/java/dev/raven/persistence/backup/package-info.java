/**
 * Where backups lie: a directory, or a bucket of S3. Apart from the stores, since it is what is left when their Redis is lost:
 * nothing that holds a backup goes through Redis.
 */
@NullMarked
package dev.raven.persistence.backup;

import org.jspecify.annotations.NullMarked;
