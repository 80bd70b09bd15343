/** Exports of the log in the formats of others. Apart from the log, which knows none of them. */
@NullMarked
package dev.raven.audit.export;

import org.jspecify.annotations.NullMarked;
