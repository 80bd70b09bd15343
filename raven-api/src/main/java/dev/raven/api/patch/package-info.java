/** What a PATCH says of one field: keep it, clear it, or set it. */
@NullMarked
package dev.raven.api.patch;

import org.jspecify.annotations.NullMarked;
