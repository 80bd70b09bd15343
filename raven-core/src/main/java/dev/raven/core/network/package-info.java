/** Addresses and the networks they are in. */
@NullMarked
package dev.raven.core.network;

import org.jspecify.annotations.NullMarked;
