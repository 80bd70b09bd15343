package dev.raven.core.access;

import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Subject;
import dev.raven.core.sealing.SealedJson;
import dev.raven.core.sealing.SealedRecords;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The names of API keys, sealed under their tenants' keys. */
@Singleton
class ApiKeyRecords implements SealedRecords {
    private final ApiKeyStore store;
    private final SealedJson sealer;

    @Inject
    ApiKeyRecords(ApiKeyStore store, SealedJson sealer) {
        this.store = store;
        this.sealer = sealer;
    }

    @Override
    public int reseal(Subject subject, int most) {
        if (!(subject instanceof Subject.Tenant of)) {
            return 0;
        }
        List<StoredApiKey> stale = store.list(of.tenant()).stream()
                .filter(key -> sealer.isStale(subject, key.name()))
                .limit(most)
                .toList();
        stale.forEach(key -> reseal(of, key));
        return stale.size();
    }

    private void reseal(Subject.Tenant subject, StoredApiKey key) {
        RecordContext context =
                new RecordContext(subject, RecordKind.API_KEY, key.id().value());
        String name = sealer.open(context, key.name(), String.class);
        store.replace(subject.tenant(), key, key.named(sealer.seal(context, name)));
    }
}
