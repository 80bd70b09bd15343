/** The one switch that says which key service holds the operator's key. */
@NullMarked
package dev.raven.crypto;

import org.jspecify.annotations.NullMarked;
