/** Asking other servers, which are believed neither to be short nor quick. */
@NullMarked
package dev.raven.web.fetch;

import org.jspecify.annotations.NullMarked;
