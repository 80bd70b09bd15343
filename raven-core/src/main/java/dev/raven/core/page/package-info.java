/** Lists, one page at a time. */
@NullMarked
package dev.raven.core.page;

import org.jspecify.annotations.NullMarked;
