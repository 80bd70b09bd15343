/** Whether the server serves: what the start and the end of it say to all others. */
@NullMarked
package dev.raven.web.state;

import org.jspecify.annotations.NullMarked;
