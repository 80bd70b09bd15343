/**
 * What is asked of a server before it goes into production, and how a module answers for its part. Apart from {@code checklist}, so
 * that the features whose parts are looked at need not know who asks.
 */
@NullMarked
package dev.raven.core.probe;

import org.jspecify.annotations.NullMarked;
