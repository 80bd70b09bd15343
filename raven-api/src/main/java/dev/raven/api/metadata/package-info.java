/** What a client may attach to a thing. */
@NullMarked
package dev.raven.api.metadata;

import org.jspecify.annotations.NullMarked;
