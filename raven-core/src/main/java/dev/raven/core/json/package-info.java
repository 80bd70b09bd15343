/** What everything has in common that reads and writes JSON into objects, wherever the JSON goes. */
@NullMarked
package dev.raven.core.json;

import org.jspecify.annotations.NullMarked;
