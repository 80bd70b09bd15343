package dev.raven.core.checklist;

import dev.raven.api.checklist.AttestRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.auditor.LogText;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistRow;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What must hold before production: of a tenant its own, as the operator the server's. */
@Singleton
public class ChecklistService {
    private static final Logger LOG = System.getLogger(ChecklistService.class.getName());
    private static final int USUAL_DAYS = 90;

    private final ChecklistRun run;
    private final AttestationVault attestations;
    private final AuditLog log;
    private final Clock clock;

    @Inject
    ChecklistService(ChecklistRun run, AttestationVault attestations, AuditLog log, Clock clock) {
        this.run = run;
        this.attestations = attestations;
        this.log = log;
        this.clock = clock;
    }

    /** All rows of the caller's, as they stand now. Takes ten seconds at most. */
    @NotAudited("records itself, with what came of it: a log that fails must not keep back that it does")
    public Checklist look(Caller caller) {
        TenantId owner = owner(caller);
        Checklist checklist = run.of(owner);
        try {
            log.record(new AuditEntry(
                            owner,
                            caller,
                            "checklist.run",
                            AuditCategory.SYSTEM,
                            Optional.empty(),
                            Optional.of(AuditOutcome.SUCCESS),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())
                    .telling(checklist.told()));
        } catch (UnavailableException unrecorded) {
            LOG.log(Level.WARNING, "a look at the checklist was not recorded");
        }
        return checklist;
    }

    /**
     * Says that a row holds.
     *
     * @throws NotFoundException where the caller has no such row
     * @throws InvalidRequestException for a row that the server looks at by itself, and a note that holds personal data
     */
    @Audited("checklist.attest")
    public Attestation attest(Caller caller, Optional<ChecklistRow> wanted, AttestRequest request) {
        TenantId owner = owner(caller);
        ChecklistRow row = wanted.filter(one -> ChecklistRun.isShown(one, owner))
                .orElseThrow(() -> new NotFoundException("There is no such row."));
        if (!row.attestable()) {
            throw InvalidRequestException.of("row_id", "is looked at by the server; nobody can attest it.");
        }
        LogText.check("note", request.note());
        Instant now = clock.instant();
        Duration valid = Duration.ofDays(Objects.requireNonNullElse(request.validDays(), USUAL_DAYS));
        String by = caller.keyId().map(ApiKeyId::value).orElse("operator");
        Attestation attestation = new Attestation(row, request.note(), by, now, now.plus(valid));
        attestations.add(owner, attestation);
        return attestation;
    }

    private static TenantId owner(Caller caller) {
        return caller.tenant().orElse(TenantId.PLATFORM);
    }
}
