/** Keys as an administrator sees them, and the order to rotate them. */
@NullMarked
package dev.raven.api.encryption;

import org.jspecify.annotations.NullMarked;
