/** How API keys are used, as a client sees it. */
@NullMarked
package dev.raven.api.usage;

import org.jspecify.annotations.NullMarked;
