/** Exports of a tenant. */
@NullMarked
package dev.raven.api.export;

import org.jspecify.annotations.NullMarked;
