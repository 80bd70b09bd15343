package dev.raven.core.registration;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.api.tenant.EncryptionMode;
import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.core.access.ApiKey;
import dev.raven.core.access.ApiKeyMint;
import dev.raven.core.access.ApiKeyTerms;
import dev.raven.core.access.KeyReach;
import dev.raven.core.audit.Audited;
import dev.raven.core.caller.Caller;
import dev.raven.core.tenant.Tenant;
import dev.raven.core.tenant.TenantFactory;
import dev.raven.core.tenant.TenantVault;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Registers tenants. */
@Singleton
public class RegistrationService {
    private static final EnumSet<Scope> ALL_OF_A_TENANT = EnumSet.complementOf(EnumSet.of(Scope.PLATFORM_ADMIN));

    private final RegistrationMode mode;
    private final TenantFactory factory;
    private final TenantVault vault;
    private final ApiKeyMint mint;

    @Inject
    RegistrationService(RegistrationMode mode, TenantFactory factory, TenantVault vault, ApiKeyMint mint) {
        this.mode = mode;
        this.factory = factory;
        this.vault = vault;
        this.mint = mint;
    }

    /**
     * Makes a tenant with its keys and a first API key that holds every scope a tenant can have. The API key comes
     * before the tenant, so that a server killed in between leaves a key that opens nothing, not a tenant without one.
     * An address that is registered costs no key.
     *
     * @throws ConflictException when the e-mail address is registered already
     * @throws ForbiddenException when registration is closed
     * @throws UnauthenticatedException when it takes the operator's key, and that did not come
     */
    @Audited("tenant.register")
    public Registration register(Caller caller, RegisterTenantRequest request) {
        requireOpenTo(caller);
        refuseOwnKeyOfAnybody(caller, request);
        if (vault.registered(request.email())) {
            throw taken();
        }
        Tenant tenant = factory.draft(request);
        ApiKey apiKey = mint.mint(tenant.id(), firstKey());
        if (!vault.create(tenant)) {
            mint.discard(apiKey);
            factory.discard(tenant.id());
            throw taken();
        }
        return new Registration(tenant, apiKey);
    }

    private static ConflictException taken() {
        return new ConflictException(ProblemCode.EMAIL_TAKEN, "This e-mail address is registered already.");
    }

    private void requireOpenTo(Caller caller) {
        if (mode == RegistrationMode.CLOSED) {
            throw new ForbiddenException(
                    ProblemCode.REGISTRATION_CLOSED, "This server takes no registrations; ask its operator.");
        }
        if (mode == RegistrationMode.OPERATOR && !caller.holds(Scope.PLATFORM_ADMIN)) {
            throw new UnauthenticatedException();
        }
    }

    /** Trying a key makes calls with the operator's credentials: not for whoever comes by. */
    private static void refuseOwnKeyOfAnybody(Caller caller, RegisterTenantRequest request) {
        boolean own = request.settings() != null && request.settings().encryptionMode() == EncryptionMode.BYOK;
        if (own && !caller.holds(Scope.PLATFORM_ADMIN)) {
            throw InvalidRequestException.of(
                    "settings.encryption_mode", "byok is set with PATCH /tenant, once the tenant is registered.");
        }
    }

    private static ApiKeyTerms firstKey() {
        return new ApiKeyTerms("First key", new KeyReach(ALL_OF_A_TENANT, List.of(), Optional.empty()));
    }
}
