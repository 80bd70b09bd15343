/** AWS KMS: a symmetric key that never leaves it wraps, bound by its encryption context. */
@NullMarked
package dev.raven.crypto.aws;

import org.jspecify.annotations.NullMarked;
