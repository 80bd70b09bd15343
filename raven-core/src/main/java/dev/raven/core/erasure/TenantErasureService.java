package dev.raven.core.erasure;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.tenant.EraseTenantRequest;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ReceiptId;
import dev.raven.core.id.TenantId;
import dev.raven.core.tenant.TenantStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Tenants that go, with all they have. When an erasure is answered, nobody is let in any more; what is then left of a large one
 * goes within minutes, whatever is killed.
 */
@Singleton
public class TenantErasureService {
    /** Well within the time that a request has. */
    private static final Duration WAITED = Duration.ofSeconds(10);

    private final Erasures erasures;
    private final TenantStore tenants;
    private final AuditLog log;
    private final Clock clock;

    @Inject
    TenantErasureService(Erasures erasures, TenantStore tenants, AuditLog log, Clock clock) {
        this.erasures = erasures;
        this.tenants = tenants;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Erases the caller's own tenant.
     *
     * @throws InvalidRequestException when it is not confirmed by the tenant's id
     * @throws dev.raven.api.problem.ConflictException when one of its users is under a legal hold
     */
    @Audited("tenant.erase")
    public Begun erase(Caller caller, EraseTenantRequest request) {
        requireConfirmed(caller.tenantId(), request);
        return erase(caller.tenantId(), caller);
    }

    /**
     * Erases a tenant for the operator; asked again, answers the same. Its own log tells of it, too.
     *
     * @throws NotFoundException when there is, and was, no such tenant
     * @throws InvalidRequestException when it is not confirmed by the tenant's id
     * @throws dev.raven.api.problem.ConflictException when one of its users is under a legal hold
     */
    @Audited("tenant.erase")
    public Begun erase(Caller caller, @Recorded Optional<TenantId> id, EraseTenantRequest request) {
        TenantId tenant = id.filter(this::isOrWas).orElseThrow(() -> new NotFoundException("There is no such tenant."));
        requireConfirmed(tenant, request);
        Begun begun = erase(tenant, caller);
        log.record(new AuditEntry(
                        tenant,
                        caller,
                        "tenant.erase",
                        AuditCategory.ADMINISTRATIVE,
                        Optional.empty(),
                        Optional.of(AuditOutcome.SUCCESS),
                        Optional.empty(),
                        Optional.of(tenant),
                        Optional.empty())
                .telling(begun.auditDetails()));
        return begun;
    }

    /** @throws NotFoundException when there is no such receipt, or its erasure is under way */
    @NotAudited("shows ids and counts of what is gone; the erasure itself is recorded")
    public Receipt receipt(Caller caller, Optional<ReceiptId> id) {
        return id.flatMap(known -> erasures.receipt(TenantId.PLATFORM, known))
                .orElseThrow(() -> new NotFoundException("There is no such receipt."));
    }

    private boolean isOrWas(TenantId tenant) {
        return tenants.find(tenant).isPresent()
                || erasures.begun(Erasure.of(tenant)).isPresent();
    }

    /** Nobody erases a tenant by a slip. */
    private static void requireConfirmed(TenantId tenant, EraseTenantRequest request) {
        if (!request.confirm().equals(tenant.value())) {
            throw InvalidRequestException.of("confirm", "must be the id of the tenant that is to be erased.");
        }
    }

    private Begun erase(TenantId tenant, Caller caller) {
        return erasures.erase(
                Erasure.of(tenant), caller.origin().requestId(), clock.instant().plus(WAITED));
    }
}
