/** Conversations: the threads that interactions belong to. */
@NullMarked
package dev.raven.core.conversation;

import org.jspecify.annotations.NullMarked;
