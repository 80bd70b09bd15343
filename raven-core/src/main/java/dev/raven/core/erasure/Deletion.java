package dev.raven.core.erasure;

import dev.raven.core.id.ReceiptId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An entry of the deletion ledger: what is not to come back, whichever backup is restored. Ids and counts, no names.
 *
 * @param request the id of the request that asked for it
 * @param at when it was decided, before anything was destroyed
 */
public record Deletion(ReceiptId receipt, Erasure what, String request, Instant at, Destroyed destroyed) {

    /** What the audit log is told of it. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>(destroyed.counts());
        told.put("receipt_id", receipt.value());
        return told;
    }
}
