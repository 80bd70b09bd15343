/** What was attested, as Redis keeps it. */
@NullMarked
package dev.raven.persistence.checklist;

import org.jspecify.annotations.NullMarked;
