/** {@code /audit}: reading, proving, exporting and signing off the log. */
@NullMarked
package dev.raven.web.audit;

import org.jspecify.annotations.NullMarked;
