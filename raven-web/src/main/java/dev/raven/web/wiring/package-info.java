/** What the server gives every feature: settings, clock, randomness, ids. */
@NullMarked
package dev.raven.web.wiring;

import org.jspecify.annotations.NullMarked;
