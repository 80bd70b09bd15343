package dev.raven.core.erasure;

import dev.raven.core.id.ReceiptId;
import java.time.Instant;

/**
 * An entry of the deletion ledger: what is not to come back, whichever backup is restored. Ids and counts, no names.
 *
 * @param request the id of the request that asked for it
 * @param at when it was decided, before anything was destroyed
 */
public record Deletion(ReceiptId receipt, Erasure what, String request, Instant at, Destroyed destroyed) {}
