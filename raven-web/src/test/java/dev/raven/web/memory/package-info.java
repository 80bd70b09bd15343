/** The reading of bulk requests, without a server. */
@NullMarked
package dev.raven.web.memory;

import org.jspecify.annotations.NullMarked;
