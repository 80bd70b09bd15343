package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Scheduler;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.scene.InMemoryAuditLog;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
    private static final TenantId ACME = new Ids(new SecureRandom()).tenant();

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final AtomicLong now = new AtomicLong();
    private final RefusalLog refusals = new RefusalLog(log, now::get, Scheduler.disabledScheduler(), Runnable::run);

    private static AuditEntry refusal(String address, AuditCategory category) {
        RequestOrigin origin = new RequestOrigin("req_1", "GET", "/tenant", Optional.of(address), Optional.of("curl"));
        return new AuditEntry(
                ACME,
                new Caller(Optional.of(ACME), Optional.empty(), Optional.empty(), Set.of(), origin),
                "authenticate",
                category,
                Optional.empty(),
                Optional.of(AuditOutcome.DENIED),
                Optional.of("unauthenticated"),
                Optional.empty(),
                Optional.empty());
    }

    private void refuse(int times, String address) {
        for (int i = 0; i < times; i++) {
            refusals.record(refusal(address, AuditCategory.AUTHENTICATION));
        }
    }

    private void minutesLater(int minutes) {
        now.addAndGet(TimeUnit.MINUTES.toNanos(minutes));
    }

    private List<Map<String, Object>> counts() {
        return log.entries().stream()
                .map(AuditEntry::details)
                .filter(details -> !details.isEmpty())
                .toList();
    }

    @Test
    void theFirstTenOfAMinuteStandSinglyAndTheRestAsOneWithTheirNumber() {
        refuse(1000, "192.0.2.1");
        assertThat(log.entries()).hasSize(10);
        minutesLater(2);
        refuse(1, "192.0.2.1");
        assertThat(log.entries()).hasSize(12);
        assertThat(counts()).containsExactly(Map.of("count", 990));
    }

    @Test
    void eachAddressCountsForItself() {
        refuse(10, "192.0.2.1");
        refuse(10, "192.0.2.2");
        minutesLater(2);
        refusals.close();
        assertThat(log.entries()).hasSize(20);
        assertThat(counts()).isEmpty();
    }

    @Test
    void whatWasCountedIsRecordedAtTheEnd() {
        refuse(12, "192.0.2.1");
        refusals.close();
        assertThat(counts()).containsExactly(Map.of("count", 2));
    }

    @Test
    void aSteadyFloodIsRecordedEachMinute() {
        for (int minute = 0; minute < 3; minute++) {
            refuse(50, "192.0.2.1");
            minutesLater(1);
        }
        refusals.close();
        assertThat(counts()).containsExactly(Map.of("count", 40), Map.of("count", 40), Map.of("count", 40));
    }

    @Test
    void whatAKeyIsNotAllowedIsAlwaysRecordedSingly() {
        for (int i = 0; i < 20; i++) {
            refusals.record(refusal("192.0.2.1", AuditCategory.AUTHORIZATION));
        }
        assertThat(log.entries()).hasSize(20);
    }
}
