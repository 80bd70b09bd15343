/** A key service of the machine's own, for development: the key is in a file or the environment. */
@NullMarked
package dev.raven.crypto.local;

import org.jspecify.annotations.NullMarked;
