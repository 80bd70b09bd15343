/** JSON in and out, strictly: what is not exactly what the contract says is refused by name. */
@NullMarked
package dev.raven.web.json;

import org.jspecify.annotations.NullMarked;
