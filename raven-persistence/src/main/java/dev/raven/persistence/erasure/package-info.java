/** The deletion ledger and the journal of erasures, in Redis. */
@NullMarked
package dev.raven.persistence.erasure;

import org.jspecify.annotations.NullMarked;
