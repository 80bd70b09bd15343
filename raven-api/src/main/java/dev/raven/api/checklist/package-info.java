/** What must hold before production, as the server finds it. */
@NullMarked
package dev.raven.api.checklist;

import org.jspecify.annotations.NullMarked;
