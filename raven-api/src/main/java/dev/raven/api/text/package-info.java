/** Limits of texts. */
@NullMarked
package dev.raven.api.text;

import org.jspecify.annotations.NullMarked;
