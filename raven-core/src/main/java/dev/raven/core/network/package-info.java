/** Addresses, the networks they are in, and whom Raven believes to be at one. */
@NullMarked
package dev.raven.core.network;

import org.jspecify.annotations.NullMarked;
