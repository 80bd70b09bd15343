package dev.raven.web.erasure;

import dev.raven.api.erasure.DestroyedView;
import dev.raven.api.erasure.ReceiptView;
import dev.raven.core.erasure.Begun;
import dev.raven.core.erasure.Deletion;
import dev.raven.core.erasure.Destroyed;
import dev.raven.core.erasure.Erasure;
import dev.raven.core.erasure.Receipt;

/** How a receipt is shown. */
public final class ReceiptViews {
    private ReceiptViews() {}

    public static ReceiptView of(Receipt receipt) {
        Erasure what = receipt.deletion().what();
        return new ReceiptView(
                receipt.id().value(),
                what.kind().wireName(),
                what.subject().value(),
                of(receipt.deletion().destroyed()),
                receipt.completedAt(),
                receipt.finalAt().orElse(null),
                receipt.auditSequence(),
                receipt.note());
    }

    /** What is known of an erasure while it is under way; its receipt once it is done. */
    public static ReceiptView of(Begun begun) {
        return begun.receipt().map(ReceiptViews::of).orElseGet(() -> underWay(begun.deletion()));
    }

    private static ReceiptView underWay(Deletion deletion) {
        return new ReceiptView(
                deletion.receipt().value(),
                deletion.what().kind().wireName(),
                deletion.what().subject().value(),
                of(deletion.destroyed()),
                null,
                null,
                null,
                null);
    }

    private static DestroyedView of(Destroyed destroyed) {
        return new DestroyedView(
                destroyed.interactions(),
                destroyed.blocks(),
                destroyed.facts().orElse(null),
                destroyed.conversations(),
                destroyed.users(),
                destroyed.keys());
    }
}
