package dev.raven.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Records who was refused. Authentications so that nobody can flood a log with them: of an address and a minute the first ten
 * singly, all after them as one event with their number once the minute is over.
 */
@Singleton
class RefusalLog {
    private static final int SINGLY = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;

    private final AuditLog log;
    private final Cache<Source, Burst> bursts;

    /** Whose keys are tried, and from where. */
    private record Source(TenantId log, Optional<String> address) {}

    /** What came of one source within a minute; the last entry stands for those that were only counted. */
    private record Burst(int count, AuditEntry last) {
        Burst with(AuditEntry entry) {
            return new Burst(count + 1, entry);
        }
    }

    @Inject
    RefusalLog(AuditLog log) {
        this(log, Ticker.systemTicker(), Scheduler.systemScheduler(), Runnable::run);
    }

    RefusalLog(AuditLog log, Ticker ticker, Scheduler scheduler, Executor executor) {
        this.log = log;
        this.bursts = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfter(Expiry.creating((source, burst) -> WINDOW))
                .ticker(ticker)
                .scheduler(scheduler)
                .executor(executor)
                .removalListener(this::ended)
                .build();
    }

    /** Records one, or counts it. */
    void record(AuditEntry entry) {
        if (entry.category() != AuditCategory.AUTHENTICATION) {
            log.record(entry);
            return;
        }
        Source source = new Source(entry.log(), address(entry.caller()));
        Burst burst = bursts.asMap().merge(source, new Burst(1, entry), (known, one) -> known.with(entry));
        if (burst.count() <= SINGLY) {
            log.record(entry);
        }
    }

    private static Optional<String> address(Caller caller) {
        return caller.origin().address();
    }

    private void ended(@Nullable Source source, @Nullable Burst burst, RemovalCause cause) {
        if (cause != RemovalCause.REPLACED && burst != null && burst.count() > SINGLY) {
            log.recordBehind(burst.last().telling(Map.of("count", burst.count() - SINGLY)));
        }
    }

    /** What was counted is recorded while it still can be. */
    @PreDestroy
    void close() {
        bursts.invalidateAll();
    }
}
