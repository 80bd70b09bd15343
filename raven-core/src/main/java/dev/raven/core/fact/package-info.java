/** What is known of a user: statements read out of messages, and the facts they add up to over time. */
@NullMarked
package dev.raven.core.fact;

import org.jspecify.annotations.NullMarked;
