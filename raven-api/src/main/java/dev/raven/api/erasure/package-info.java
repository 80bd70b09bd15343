/** What a client is told of data that is gone. */
@NullMarked
package dev.raven.api.erasure;

import org.jspecify.annotations.NullMarked;
