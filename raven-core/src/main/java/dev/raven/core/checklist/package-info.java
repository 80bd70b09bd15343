/** The checklist before production: what the server finds out about itself, and what people attest. */
@NullMarked
package dev.raven.core.checklist;

import org.jspecify.annotations.NullMarked;
