/** What must work before the first request is served, and what must go on working. */
@NullMarked
package dev.raven.core.startup;

import org.jspecify.annotations.NullMarked;
