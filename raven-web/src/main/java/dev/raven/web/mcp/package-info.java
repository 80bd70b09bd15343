/**
 * {@code /mcp}: the Model Context Protocol, for agents. A tool is one or two routes of the API, which are asked within the server as a
 * client would ask them: keys, scopes, limits, audit and refusals are theirs.
 */
@NullMarked
package dev.raven.web.mcp;

import org.jspecify.annotations.NullMarked;
