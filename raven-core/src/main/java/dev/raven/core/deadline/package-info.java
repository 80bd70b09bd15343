/** Until when a request must be answered. */
@NullMarked
package dev.raven.core.deadline;

import org.jspecify.annotations.NullMarked;
