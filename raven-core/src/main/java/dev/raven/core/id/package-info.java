/** What names things: typed ids and where they come from. Apart from the features, so that none needs another for an id. */
@NullMarked
package dev.raven.core.id;

import org.jspecify.annotations.NullMarked;
