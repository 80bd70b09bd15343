/** One really started server, used over HTTP as its clients and its enemies would. */
@NullMarked
package dev.raven.web.system;

import org.jspecify.annotations.NullMarked;
