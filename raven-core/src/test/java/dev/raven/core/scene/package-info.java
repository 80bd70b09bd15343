/** Real services on in-memory stores, wired as the server wires them, without one. */
@NullMarked
package dev.raven.core.scene;

import org.jspecify.annotations.NullMarked;
