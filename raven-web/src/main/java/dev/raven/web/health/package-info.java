/** Whether the server lives, has started, and can serve. */
@NullMarked
package dev.raven.web.health;

import org.jspecify.annotations.NullMarked;
