/** Answers that are files. */
@NullMarked
package dev.raven.web.download;

import org.jspecify.annotations.NullMarked;
