/** Messages to tenants' webhooks, and what they are signed with, in Redis. */
@NullMarked
package dev.raven.persistence.webhook;

import org.jspecify.annotations.NullMarked;
