/** The start: every part is checked before the first request is served, or none is. */
@NullMarked
package dev.raven.web.startup;

import org.jspecify.annotations.NullMarked;
