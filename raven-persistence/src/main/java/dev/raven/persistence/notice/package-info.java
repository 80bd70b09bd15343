/** Notices between nodes in Redis. */
@NullMarked
package dev.raven.persistence.notice;

import org.jspecify.annotations.NullMarked;
