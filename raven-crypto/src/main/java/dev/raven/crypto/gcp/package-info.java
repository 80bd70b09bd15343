/** Google Cloud KMS: a symmetric key that never leaves it wraps, bound by additional authenticated data. */
@NullMarked
package dev.raven.crypto.gcp;

import org.jspecify.annotations.NullMarked;
