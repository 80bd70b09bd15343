/** A listener of its own for those who look after the server, and what it shows: health, metrics, the API's description. */
@NullMarked
package dev.raven.web.management;

import org.jspecify.annotations.NullMarked;
