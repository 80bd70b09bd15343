/** How API keys are used, in Redis. */
@NullMarked
package dev.raven.persistence.usage;

import org.jspecify.annotations.NullMarked;
