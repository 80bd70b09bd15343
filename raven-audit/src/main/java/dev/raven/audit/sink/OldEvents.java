package dev.raven.audit.sink;

import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.auditor.AuditRetentionSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Which copied events are so old that the storage may have dropped them. Their own time tells: what the storage says that it
 * dropped is no proof, as whoever takes an event away can say the same.
 */
@Singleton
class OldEvents {
    /** How far the clock of whoever dropped one may have been in front of this node's. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final AuditRetentionSettings settings;
    private final Clock clock;

    @Inject
    OldEvents(AuditRetentionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether a copied event is one; none is where events are kept for ever. */
    boolean have(StoredAuditEvent copied) {
        Instant latest = clock.instant().plus(CLOCKS);
        return settings.kept()
                .flatMap(kept -> AuditEvent.of(copied)
                        .recordedAt()
                        .map(recorded -> !recorded.plus(kept).isAfter(latest)))
                .orElse(false);
    }
}
