package dev.raven.audit.sink;

import dev.raven.api.problem.UnavailableException;
import dev.raven.audit.checkpoint.CheckpointSink;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditCopyHealth;
import dev.raven.core.audit.AuditCopySettings;
import dev.raven.core.audit.RollbackAlarm;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands everything to the spool of every sink, and knows what to do when one of them fails. */
@ApplicationScoped
class SpooledCopies implements EventCopies, CheckpointSink, AuditCopyHealth, Instrument {
    private static final long PATIENCE_SECONDS = 2;

    private final CopySinks sinks;
    private final RollbackAlarm alarm;
    private final boolean closes;

    @Inject
    SpooledCopies(CopySinks sinks, RollbackAlarm alarm, AuditCopySettings settings) {
        this.sinks = sinks;
        this.alarm = alarm;
        this.closes = settings.failure() == AuditCopySettings.Failure.CLOSED;
    }

    @Override
    public CompletableFuture<Void> take(TenantId log, List<StoredAuditEvent> events) {
        CompletableFuture<Void> everywhere = add(events.stream()
                .map(event -> (CopyRecord) new CopyRecord.Event(log, event))
                .toList());
        return closes ? everywhere : CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> add(List<CopyRecord> records) {
        return CompletableFuture.allOf(
                sinks.all().stream().map(spool -> spool.add(records)).toArray(CompletableFuture[]::new));
    }

    @Override
    public void requireHealth() {
        if (closes && !sinks.all().stream().allMatch(Spool::healthy)) {
            throw UnavailableException.audit(null);
        }
    }

    @Override
    public SortedMap<String, Boolean> copies() {
        SortedMap<String, Boolean> copies = new TreeMap<>();
        sinks.all().forEach(spool -> copies.put(spool.name(), spool.healthy()));
        return copies;
    }

    @Override
    public List<Reading> readings() {
        return sinks.all().stream().flatMap(spool -> spool.readings().stream()).toList();
    }

    @Override
    public void requireTrust() {
        if (!alarm.raised().isEmpty()) {
            throw UnavailableException.auditRolledBack();
        }
    }

    @Override
    public void write(TenantId log, AuditCheckpoint checkpoint) {
        CompletableFuture<Void> everywhere = add(List.of(new CopyRecord.Checkpoint(log, checkpoint)));
        if (closes) {
            await(everywhere);
        }
    }

    private static void await(CompletableFuture<Void> everywhere) {
        try {
            everywhere.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw UnavailableException.audit(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw UnavailableException.audit(interrupted);
        }
    }
}
