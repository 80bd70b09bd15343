/** API keys: minting, authenticating, scopes, allow-lists, rate limits. */
@NullMarked
package dev.raven.core.access;

import org.jspecify.annotations.NullMarked;
