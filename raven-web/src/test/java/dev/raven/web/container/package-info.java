/** Looks inside a server that runs {@code raven.war}: what no request can show. */
@NullMarked
package dev.raven.web.container;

import org.jspecify.annotations.NullMarked;
