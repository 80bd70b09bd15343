/**
 * Raven as memory of LangChain4j. Apart from the client, because it needs a library that neither the server nor other
 * programs have.
 */
@NullMarked
package dev.raven.api.langchain4j;

import org.jspecify.annotations.NullMarked;
