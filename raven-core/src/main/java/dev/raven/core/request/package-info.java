/** Which request a thread works for. */
@NullMarked
package dev.raven.core.request;

import org.jspecify.annotations.NullMarked;
