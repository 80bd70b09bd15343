/** What is recorded: the annotations services carry, the event, and the port to the log. */
@NullMarked
package dev.raven.core.audit;

import org.jspecify.annotations.NullMarked;
