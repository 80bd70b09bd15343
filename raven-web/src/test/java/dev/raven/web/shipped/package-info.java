/** What the WAR is made of: all of it listed, and under which licences. */
@NullMarked
package dev.raven.web.shipped;

import org.jspecify.annotations.NullMarked;
