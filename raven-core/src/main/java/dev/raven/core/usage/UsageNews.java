package dev.raven.core.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.webhook.WebhookEvent;
import dev.raven.core.webhook.WebhookEventType;
import dev.raven.core.webhook.Webhooks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Records what is strange about the use of an API key and has its tenant told, by all nodes together as seldom as {@link UsageStore#note} says. */
@Singleton
class UsageNews {
    private static final int MOST_REMEMBERED = 10_000;

    private final UsageStore store;
    private final AuditLog log;
    private final Webhooks webhooks;
    private final Clock clock;
    private final Cache<ApiKeyId, Boolean> told =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    @Inject
    UsageNews(UsageStore store, AuditLog log, Webhooks webhooks, Clock clock) {
        this.store = store;
        this.log = log;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** After a failure it can be told again: it is the same sighting then. */
    void strange(KeyTally tally, Sighting seen) {
        AnomalyKind kind = seen.kind();
        if (store.note(tally.tenant(), tally.key(), seen, clock.instant())) {
            log.recordBehind(entry(tally, kind));
            webhooks.emit(
                    tally.tenant(),
                    WebhookEvent.of(
                            WebhookEventType.API_KEY_ANOMALY,
                            Map.of("key_id", tally.key().value(), "kind", kind.wireName())));
        }
    }

    private static AuditEntry entry(KeyTally tally, AnomalyKind kind) {
        return new AuditEntry(
                tally.tenant(),
                Caller.SYSTEM,
                "api_key.anomaly",
                AuditCategory.SYSTEM,
                Optional.empty(),
                Optional.of(AuditOutcome.SUCCESS),
                Optional.of(kind.wireName()),
                Optional.of(tally.key()),
                Optional.empty());
    }

    /** Whether this node knows that it was told. */
    boolean toldDue(CountedKey key) {
        return told.getIfPresent(key.key()) != null;
    }

    /** Told before it is noted: told twice, it is the same message, and noted and not told it would be lost. */
    void rotationDue(CountedKey key) {
        if (!store.toldDue(key.tenant(), key.key())) {
            webhooks.emit(
                    key.tenant(),
                    WebhookEvent.of(
                                    WebhookEventType.API_KEY_ROTATION_DUE,
                                    Map.of("key_id", key.key().value()))
                            .because(key.key()));
            store.tellDue(key.tenant(), key.key());
        }
        told.put(key.key(), true);
    }
}
