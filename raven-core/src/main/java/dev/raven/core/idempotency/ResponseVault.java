package dev.raven.core.idempotency;

import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.sealing.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Seals responses under the key of the person or tenant they are about. */
@Singleton
class ResponseVault {
    private final SealedJson sealer;

    @Inject
    ResponseVault(SealedJson sealer) {
        this.sealer = sealer;
    }

    private record Body(String json) {}

    StoredResponse seal(String name, String body, FirstResponse response) {
        RecordContext context =
                new RecordContext(subject(response.owner(), response.user()), RecordKind.IDEMPOTENCY, name);
        return new StoredResponse(
                response.owner(), response.user(), response.status(), sealer.seal(context, new Body(body)));
    }

    FirstResponse open(String name, StoredResponse stored) {
        RecordContext context = new RecordContext(subject(stored.owner(), stored.user()), RecordKind.IDEMPOTENCY, name);
        Body body = sealer.open(context, stored.body(), Body.class);
        return new FirstResponse(
                stored.owner(), stored.user(), Optional.empty(), stored.status(), body.json(), Optional.empty());
    }

    private static Subject subject(TenantId owner, Optional<UserId> user) {
        return user.<Subject>map(id -> new Subject.User(owner, id)).orElseGet(() -> new Subject.Tenant(owner));
    }
}
