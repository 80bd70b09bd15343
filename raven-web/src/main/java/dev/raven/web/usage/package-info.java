/** How API keys are used, over HTTP. */
@NullMarked
package dev.raven.web.usage;

import org.jspecify.annotations.NullMarked;
