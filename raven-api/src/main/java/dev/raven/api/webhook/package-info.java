/** A tenant's webhook: its secret, and the messages that have not arrived. */
@NullMarked
package dev.raven.api.webhook;

import org.jspecify.annotations.NullMarked;
