/** The checklist over HTTP, and what only the server's own end can look at: its ports, and what is answered there. */
@NullMarked
package dev.raven.web.checklist;

import org.jspecify.annotations.NullMarked;
