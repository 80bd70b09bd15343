/** What vaults seal and open with: values as JSON, under the right key of the hierarchy. */
@NullMarked
package dev.raven.core.sealing;

import org.jspecify.annotations.NullMarked;
