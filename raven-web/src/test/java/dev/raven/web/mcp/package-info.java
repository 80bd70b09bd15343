/** The Model Context Protocol, without a server: its routes are played. */
@NullMarked
package dev.raven.web.mcp;

import org.jspecify.annotations.NullMarked;
