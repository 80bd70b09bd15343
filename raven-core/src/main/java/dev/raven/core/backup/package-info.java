/**
 * Backups: what the storage holds, as it holds it, in archives under keys of their own; taken while Raven serves, restored
 * into an empty storage, and rehearsed by the machine. ADR 38 says why they look as they do.
 */
@NullMarked
package dev.raven.core.backup;

import org.jspecify.annotations.NullMarked;
