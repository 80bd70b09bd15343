package dev.raven.audit.sink;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Records on their way to a sink.
 *
 * @param since when they came, by {@link System#nanoTime}
 * @param done completed once the sink has them, or with why it had not when it was tried
 */
record Delivery(List<CopyRecord> records, long since, CompletableFuture<Void> done) {

    static Delivery of(List<CopyRecord> records) {
        return new Delivery(records, System.nanoTime(), new CompletableFuture<>());
    }
}
