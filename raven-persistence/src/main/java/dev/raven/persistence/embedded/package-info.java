/** Runs a real redis-server beside Raven, so that one command is enough to begin; knows processes and files, no stores. */
@NullMarked
package dev.raven.persistence.embedded;

import org.jspecify.annotations.NullMarked;
