/** {@code /encryption}: keys, and the order to rotate them. */
@NullMarked
package dev.raven.web.encryption;

import org.jspecify.annotations.NullMarked;
