/**
 * How often somebody may ask: limits that all nodes share, of keys, tenants and networks. Apart from {@code access}, which
 * says who may ask at all.
 */
@NullMarked
package dev.raven.core.limit;

import org.jspecify.annotations.NullMarked;
