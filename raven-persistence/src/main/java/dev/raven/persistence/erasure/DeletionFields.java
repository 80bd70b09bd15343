package dev.raven.persistence.erasure;

import dev.raven.core.erasure.Deletion;
import dev.raven.core.erasure.Destroyed;
import dev.raven.core.erasure.Erasure;
import dev.raven.core.erasure.ErasureKind;
import dev.raven.core.erasure.Receipt;
import dev.raven.core.id.Id;
import dev.raven.core.id.ReceiptId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.persistence.redis.Fields;
import java.time.Instant;
import java.util.Optional;

/** How an entry of the ledger and its receipt lie in one hash. */
final class DeletionFields {
    static final String NOTE = "note";
    static final String SEQUENCE = "sequence";

    private DeletionFields() {}

    static Fields of(Deletion deletion) {
        Fields fields = new Fields()
                .with("kind", deletion.what().kind())
                .with("subject", deletion.what().subject().value())
                .with("user", deletion.what().user().map(UserId::value).orElse(""))
                .with("request", deletion.request())
                .with("at", deletion.at());
        deletion.destroyed().counts().forEach(fields::with);
        return fields;
    }

    static Fields of(Receipt receipt) {
        return new Fields()
                .with(SEQUENCE, receipt.auditSequence())
                .with("completed", receipt.completedAt())
                .with("final", receipt.finalAt())
                .with(NOTE, receipt.note());
    }

    static Optional<Deletion> deletion(TenantId ledger, ReceiptId id, Fields fields) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        ErasureKind kind = ErasureKind.valueOf(fields.text("kind"));
        Id subject = kind.id(fields.text("subject"));
        Optional<UserId> user =
                fields.optional("user").filter(some -> !some.isEmpty()).map(UserId::new);
        TenantId whose = subject instanceof TenantId itself ? itself : ledger;
        return Optional.of(new Deletion(
                id,
                new Erasure(whose, kind, subject, user),
                fields.text("request"),
                fields.instant("at"),
                new Destroyed(
                        fields.number("interactions"),
                        fields.number("blocks"),
                        fields.optional("facts").map(Long::valueOf),
                        fields.number("conversations"),
                        fields.number("users"),
                        fields.number("keys"))));
    }

    static Optional<Receipt> receipt(TenantId tenant, ReceiptId id, Fields fields) {
        return deletion(tenant, id, fields)
                .filter(any -> fields.optional(NOTE).isPresent())
                .map(deletion -> new Receipt(
                        deletion,
                        fields.number(SEQUENCE),
                        fields.instant("completed"),
                        fields.optional("final").map(Instant::parse),
                        fields.text(NOTE)));
    }
}
