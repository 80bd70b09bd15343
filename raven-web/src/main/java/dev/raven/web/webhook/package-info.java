/** {@code /tenant/webhook-secret} and {@code /tenant/webhook-deliveries}: what a receiver needs, and what it missed. */
@NullMarked
package dev.raven.web.webhook;

import org.jspecify.annotations.NullMarked;
