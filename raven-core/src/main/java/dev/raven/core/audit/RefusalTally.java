package dev.raven.core.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.raven.core.id.TenantId;
import dev.raven.core.network.ClientNetwork;
import dev.raven.core.parallel.ExpiryScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records refusals so that nobody can flood a log with them, which keeps what it has for ever: of whoever is refused for one
 * reason the first ten in a minute singly, all after them as one event with their number, once the minute is over. Each node
 * counts for itself.
 */
@Singleton
public class RefusalTally {
    static final int SINGLY = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final AuditLog log;
    private final Cache<Refused, Run> runs;

    /** @param who the id of the key, or {@code operator}; where no key is known, the network it came from */
    private record Refused(TenantId log, String who, String action, Optional<String> reason) {}

    /** @param last stands for those that were only counted */
    private record Run(long count, AuditEntry last) {
        Run with(AuditEntry entry) {
            return new Run(count + 1, entry);
        }
    }

    @Inject
    RefusalTally(AuditLog log) {
        this(log, Ticker.systemTicker(), new ExpiryScheduler());
    }

    RefusalTally(AuditLog log, Ticker ticker, Scheduler scheduler) {
        this.log = log;
        this.runs = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<Refused, Run>creating((refused, run) -> WINDOW))
                .ticker(ticker)
                .scheduler(scheduler)
                .executor(Runnable::run)
                .removalListener(this::ended)
                .build();
    }

    /**
     * Records a refusal, or counts it.
     *
     * @throws dev.raven.api.problem.UnavailableException with code {@code audit_unavailable} when it could not be recorded
     */
    public void record(AuditEntry refusal) {
        Run run = runs.asMap().merge(refused(refusal), new Run(1, refusal), (held, one) -> held.with(refusal));
        if (run.count() <= SINGLY) {
            log.record(refusal);
        }
    }

    private static Refused refused(AuditEntry entry) {
        String who = entry.caller()
                .keyId()
                .map(Object::toString)
                .or(entry.caller()::keyPrefix)
                .orElseGet(() -> ClientNetwork.of(entry.caller().origin().address()));
        return new Refused(entry.log(), who, entry.action(), entry.reason());
    }

    private void ended(@Nullable Refused refused, @Nullable Run run, RemovalCause cause) {
        if (cause != RemovalCause.REPLACED && run != null && run.count() > SINGLY) {
            log.recordBehind(run.last().telling(Map.of("count", run.count() - SINGLY)));
        }
    }

    /** What was counted is recorded while it still can be. */
    void finish(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
        runs.invalidateAll();
    }
}
