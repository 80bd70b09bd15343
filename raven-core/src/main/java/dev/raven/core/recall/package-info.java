/**
 * Ranking: which of a person's remembered turns answer a question. Knows texts, words and vectors, and nothing of how
 * they are stored or sealed.
 */
@NullMarked
package dev.raven.core.recall;

import org.jspecify.annotations.NullMarked;
