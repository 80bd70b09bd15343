/** Takes in what another Raven, or another memory, has of a person. */
@NullMarked
package dev.raven.core.imports;

import org.jspecify.annotations.NullMarked;
