package dev.raven.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Scheduler;
import dev.raven.core.Races;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.scene.InMemoryAuditLog;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusalTallyTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final TenantId ACME = IDS.tenant();

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final AtomicLong now = new AtomicLong();
    private Runnable alarm = () -> {};
    private final RefusalTally tally = new RefusalTally(log, now::get, scheduler());

    /** Rings when the test says so. */
    private Scheduler scheduler() {
        return (executor, command, delay, unit) -> {
            alarm = command;
            return new CompletableFuture<Void>();
        };
    }

    private void minutePasses() {
        now.addAndGet(RefusalTally.WINDOW.plus(Duration.ofSeconds(2)).toNanos());
        alarm.run();
    }

    private static AuditEntry refusal(Optional<ApiKeyId> key, String address, String reason) {
        RequestOrigin origin = new RequestOrigin("req_1", "GET", "/", Optional.of(address), Optional.empty());
        return new AuditEntry(
                ACME,
                new Caller(Optional.of(ACME), key, Optional.empty(), Set.of(), origin),
                "authenticate",
                AuditCategory.AUTHENTICATION,
                Optional.empty(),
                Optional.of(AuditOutcome.DENIED),
                Optional.of(reason),
                Optional.empty(),
                Optional.empty());
    }

    private void refuse(int times, AuditEntry entry) {
        for (int i = 0; i < times; i++) {
            tally.record(entry);
        }
    }

    private List<Map<String, Object>> details() {
        return log.entries().stream().map(AuditEntry::details).toList();
    }

    @Test
    void whatIsRefusedNowAndThenIsRecordedEachTime() {
        AuditEntry refusal = refusal(Optional.of(IDS.apiKey()), "203.0.113.7", "unauthenticated");
        for (int i = 0; i < 3; i++) {
            refuse(10, refusal);
            minutePasses();
        }
        assertThat(log.entries()).hasSize(30).containsOnly(refusal);
    }

    @Test
    void afterTheFirstTenTheRestOfTheMinuteIsOneEventWithItsNumber() {
        AuditEntry refusal = refusal(Optional.of(IDS.apiKey()), "203.0.113.7", "unauthenticated");
        refuse(100_000, refusal);
        assertThat(log.entries()).hasSize(10);

        minutePasses();
        assertThat(log.entries()).hasSize(11).last().isEqualTo(refusal.telling(Map.of("count", 99_990L)));

        refuse(10, refusal);
        minutePasses();
        assertThat(log.entries()).hasSize(21);
    }

    @Test
    void aKeyCountsForItselfFromWhereverItComesAndEachReasonForItself() {
        Optional<ApiKeyId> key = Optional.of(IDS.apiKey());
        for (int i = 0; i < 20; i++) {
            tally.record(refusal(key, "203.0.113." + i, "unauthenticated"));
        }
        assertThat(log.entries()).hasSize(10);

        refuse(20, refusal(key, "203.0.113.7", "insufficient_scope"));
        refuse(20, refusal(Optional.of(IDS.apiKey()), "203.0.113.7", "unauthenticated"));
        assertThat(log.entries()).hasSize(30);
    }

    @Test
    void whoHasNoKeyCountsByNetwork() {
        for (int i = 0; i < 20; i++) {
            tally.record(refusal(Optional.empty(), "2001:db8::" + i, "unauthenticated"));
        }
        refuse(20, refusal(Optional.empty(), "2001:db8:1::1", "unauthenticated"));
        assertThat(log.entries()).hasSize(20);
    }

    @Test
    void ofManyAtOnceEachIsRecordedOrCounted() {
        AuditEntry refusal = refusal(Optional.of(IDS.apiKey()), "203.0.113.7", "unauthenticated");
        Races.results(16, racer -> {
            refuse(100, refusal);
            return true;
        });
        minutePasses();
        assertThat(log.entries()).hasSize(11);
        assertThat(details()).last().isEqualTo(Map.of("count", 1_590L));
    }

    @Test
    void whatWasCountedIsRecordedAtTheEnd() {
        refuse(12, refusal(Optional.of(IDS.apiKey()), "203.0.113.7", "unauthenticated"));
        tally.finish("end");
        assertThat(details()).last().isEqualTo(Map.of("count", 2L));
    }
}
