/** Hands out the files of the console, which is a client of the public API in a browser: all it needs from here is its files. */
@NullMarked
package dev.raven.web.console;

import org.jspecify.annotations.NullMarked;
