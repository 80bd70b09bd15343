/** {@code /platform}: what the operator does with the server as a whole. */
@NullMarked
package dev.raven.web.platform;

import org.jspecify.annotations.NullMarked;
