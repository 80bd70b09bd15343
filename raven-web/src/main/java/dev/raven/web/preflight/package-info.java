/** Looks at the settings before anything is started, and shows them: commands of {@code ./raven}, which no part of the server needs. */
@NullMarked
package dev.raven.web.preflight;

import org.jspecify.annotations.NullMarked;
