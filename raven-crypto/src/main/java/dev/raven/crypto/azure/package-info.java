/** Azure Key Vault: an RSA key that never leaves it wraps; what it does not bind is bound inside. */
@NullMarked
package dev.raven.crypto.azure;

import org.jspecify.annotations.NullMarked;
