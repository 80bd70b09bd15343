/**
 * Sensitive content: what is found in a text, and what a tenant's policy does with it before anything is stored. It is
 * apart from memory, as users and conversations have texts, too, and logs are kept clean by the same knowledge.
 */
@NullMarked
package dev.raven.core.content;

import org.jspecify.annotations.NullMarked;
