/**
 * Embedding by a service: which one the operator names, and how it is asked for vectors. The model inside this process is
 * recall's own.
 */
@NullMarked
package dev.raven.core.embedding;

import org.jspecify.annotations.NullMarked;
