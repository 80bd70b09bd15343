/** What came of an import. */
@NullMarked
package dev.raven.api.imports;

import org.jspecify.annotations.NullMarked;
