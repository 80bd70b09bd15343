/** The JAX-RS application: all of Raven's API lives under one path. */
@NullMarked
package dev.raven.web;

import org.jspecify.annotations.NullMarked;
