/** Conversations in Redis, each in its user's slot. */
@NullMarked
package dev.raven.persistence.conversation;

import org.jspecify.annotations.NullMarked;
