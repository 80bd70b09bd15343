/** Asks a language model over the OpenAI-compatible protocol, where the operator names one. */
@NullMarked
package dev.raven.web.language;

import org.jspecify.annotations.NullMarked;
