/** What the operator sets, read from the environment once at start and refused by name where wrong. */
@NullMarked
package dev.raven.core.settings;

import org.jspecify.annotations.NullMarked;
