/** Tests that need the JavaScript world: what Raven serves, used as its clients use it. */
@NullMarked
package dev.raven.web.node;

import org.jspecify.annotations.NullMarked;
