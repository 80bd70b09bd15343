/** HashiCorp Vault and OpenBao: the Transit engine wraps, under a key that never leaves it. */
@NullMarked
package dev.raven.crypto.vault;

import org.jspecify.annotations.NullMarked;
