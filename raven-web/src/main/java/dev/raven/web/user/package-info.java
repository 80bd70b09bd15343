/** Users over HTTP. */
@NullMarked
package dev.raven.web.user;

import org.jspecify.annotations.NullMarked;
