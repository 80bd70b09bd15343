package dev.raven.web.erasure;

import dev.raven.api.erasure.DestroyedView;
import dev.raven.api.erasure.ReceiptView;
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
