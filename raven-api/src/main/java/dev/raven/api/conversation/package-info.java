/** Conversations as a client sees them. */
@NullMarked
package dev.raven.api.conversation;

import org.jspecify.annotations.NullMarked;
