/** Exports over HTTP. */
@NullMarked
package dev.raven.web.export;

import org.jspecify.annotations.NullMarked;
