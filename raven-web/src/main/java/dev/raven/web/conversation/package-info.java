/** Conversations over HTTP. */
@NullMarked
package dev.raven.web.conversation;

import org.jspecify.annotations.NullMarked;
