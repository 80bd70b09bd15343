/** Storing, asking and flushing over HTTP. */
@NullMarked
package dev.raven.web.memory;

import org.jspecify.annotations.NullMarked;
