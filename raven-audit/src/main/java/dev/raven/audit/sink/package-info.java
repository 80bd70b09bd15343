/**
 * Copies of the logs outside Redis: files, an HTTPS endpoint, syslog. Apart from the chain, as each has a thread, a spool and
 * a health of its own; and the place where a Redis that went back in time is noticed, as only a copy can tell.
 */
@NullMarked
package dev.raven.audit.sink;

import org.jspecify.annotations.NullMarked;
