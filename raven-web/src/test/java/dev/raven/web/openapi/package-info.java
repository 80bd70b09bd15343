/** The description of the API, held against the code and against answers. */
@NullMarked
package dev.raven.web.openapi;

import org.jspecify.annotations.NullMarked;
