/** Imports over HTTP, and the files that are understood: docs/import.md. */
@NullMarked
package dev.raven.web.imports;

import org.jspecify.annotations.NullMarked;
