/** How often each API key is used, and what is strange about it: apart from access, which must not wait for either. */
@NullMarked
package dev.raven.core.usage;

import org.jspecify.annotations.NullMarked;
