/** {@code /jobs}: how far long work is. */
@NullMarked
package dev.raven.web.job;

import org.jspecify.annotations.NullMarked;
